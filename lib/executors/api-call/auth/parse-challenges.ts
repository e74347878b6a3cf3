export interface Challenge {
  /** In lower case. */
  scheme: string;
  /** Names in lower case. */
  params: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
/** A parameter, or a scheme: a token with no `=` behind it (RFC 9110, section 11.6.1). */
const PART = new RegExp(`\\s*(?:(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))|(${TOKEN})(?!\\s*=\\s*["\\w]))\\s*,?`, "y");
const HEADER_CHARS_MAX = 8_192;

/** What a WWW-Authenticate header asks for; several challenges may share one. What cannot be read ends the list. */
export function parseChallenges(header: string | string[] | undefined): Challenge[] {
  return [header ?? []].flat().flatMap((text) => challengesOf(text.slice(0, HEADER_CHARS_MAX)));
}

function challengesOf(text: string): Challenge[] {
  const found: { scheme: string; params: Map<string, string> }[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const match = PART.exec(text);
    if (match === null) break;
    const [, name, quoted, plain, scheme] = match;
    if (scheme !== undefined) found.push({ scheme: scheme.toLowerCase(), params: new Map() });
    else if (name !== undefined) found.at(-1)?.params.set(name.toLowerCase(), plain ?? (quoted ?? "").replace(/\\(.)/g, "$1"));
  }
  return found;
}
