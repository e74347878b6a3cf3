import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

/** XML cannot hold it, so all texts are redacted at once and come apart again. */
const BETWEEN = "\uffff";

/**
 * A fault without what `redact` takes out of its texts and values, and out of the names within its detail, which are shown, too. What the
 * fault itself is made of stays, whatever a secret looks like. Undefined where that cannot be told apart any more.
 */
export function redactFault(fault: XmlNode, redact: (text: string) => string): XmlNode | undefined {
  const texts: string[] = [];
  rebuild(fault, false, (text) => {
    texts.push(text);
    return text;
  });
  const redacted = redact(texts.join(BETWEEN)).split(BETWEEN);
  if (redacted.length !== texts.length) return undefined;
  let next = 0;
  return rebuild(fault, false, () => redacted[next++] ?? "");
}

/** The same element of other texts, each time asked for in the same order. */
function rebuild(node: XmlNode, inDetail: boolean, replace: (text: string) => string): XmlNode {
  const name = (text: string) => (inDetail ? replace(text) : text);
  const isDetail = inDetail || node.local === "detail" || node.local === "Detail";
  return {
    ...node,
    local: name(node.local),
    text: replace(node.text),
    attributes: new Map([...node.attributes].map(([attribute, value]) => [name(attribute), replace(value)])),
    children: node.children.map((child) => rebuild(child, isDetail, replace)),
  };
}
