const TOKEN = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/sy;
const SPACE = /[ \t\r\n]*/y;

type Expected = "value" | "value or end" | "name" | "name or end" | "colon" | "comma or end";

/** Where a text stops being JSON, for the errors of engines that do not say it. */
export function findJsonEnd(text: string): number {
  const open: string[] = [];
  let expected: Expected = "value";
  for (let at = skipSpace(text, 0); ; at = skipSpace(text, TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    const next: Expected | undefined = token === undefined ? undefined : take(token, expected, open);
    if (next === undefined) return at;
    expected = next;
  }
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

/** What may follow a token, which opens or closes what is open; undefined where the token may not stand. */
function take(token: string, expected: Expected, open: string[]): Expected | undefined {
  if (token === "}" || token === "]") {
    const mayEnd = expected === "comma or end" || expected === (token === "}" ? "name or end" : "value or end");
    return mayEnd && open.pop() === token ? "comma or end" : undefined;
  }
  if (token === ":") return expected === "colon" ? "value" : undefined;
  if (token === ",") return expected === "comma or end" ? AFTER_COMMA[open.at(-1) ?? ""] : undefined;
  if (expected === "name" || expected === "name or end") return token.startsWith('"') ? "colon" : undefined;
  if (expected !== "value" && expected !== "value or end") return undefined;
  if (token !== "{" && token !== "[") return "comma or end";
  open.push(token === "{" ? "}" : "]");
  return token === "{" ? "name or end" : "value or end";
}

const AFTER_COMMA: Readonly<Record<string, Expected>> = { "}": "name", "]": "value" };
