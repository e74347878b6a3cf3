/** The target of the link with `rel="next"` of a Link header (RFC 8288), as it stands. */
export function nextLink(header: string | string[] | undefined): string | undefined {
  const text = [header ?? []].flat().join(", ");
  for (const [, target = "", parameters = ""] of text.matchAll(LINK)) {
    const [, quoted, bare] = REL.exec(parameters) ?? [];
    const relations = (quoted ?? bare ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next")) return target.trim();
  }
  return undefined;
}

const LINK = /<([^<>]*)>((?:\s*;\s*[\w*!#$%&'+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i;
