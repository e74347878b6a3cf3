import type { PastedRequest } from "./pasted-request.ts";
import type { Address } from "./split-address.ts";

/** Something in a request that only its sender may know. */
export interface FoundSecret {
  place: "header" | "query" | "cookie" | "user";
  name: string;
  value: string;
}

const HEADER =
  /^(?:.*[-_])?(?:api[-_]?key|apikey|app[-_]?key|subscription[-_]key|access[-_]?key|auth[-_]?key|secret(?:[-_]?key)?|client[-_]?secret|token|auth|password|signature|credential|session[-_]?id|app[-_]?secret)$/i;
const QUERY =
  /^(?:.*[-_])?(?:api[-_]?key|apikey|app[-_]?(?:id|key)|access[-_]?(?:token|key)|auth(?:[-_]?token)?|key|token|secret|client[-_]?secret|password|passwd|pwd|sig|signature|session[-_]?id)$/i;
const COOKIE = /(?:sess|sid$|^sid|token|auth|jwt|secret|remember|login)/i;
/** Query names that look like keys and are where a list begins. */
const PAGING = /^(?:page|next|continuation|sync|cursor|sort|group|order|start|end|foreign|primary|partition)[-_]?(?:token|key|id)?$/i;

interface Sorted {
  secrets: FoundSecret[];
  headers: PastedRequest["headers"];
  query: Address["query"];
  cookies: [name: string, value: string][];
}

/** Takes the secrets out of what a request says of itself. */
export function findSecrets({ headers, user }: Pick<PastedRequest, "headers" | "user">, address: Pick<Address, "query">): Sorted {
  const isCookie = ([name]: readonly [string, string]) => name.toLowerCase() === "cookie";
  const isSecretHeader = ([name]: readonly [string, string]) => name.toLowerCase() === "authorization" || HEADER.test(name);
  const isSecretQuery = ([name]: readonly [string, string]) => QUERY.test(name) && !PAGING.test(name);
  const isSecretCookie = ([name]: readonly [string, string]) => COOKIE.test(name);
  const cookies = headers.filter(isCookie).flatMap(([, value]) => readCookies(value));
  const others = headers.filter((header) => !isCookie(header));
  const found = (place: FoundSecret["place"]) => (pair: readonly [string, string]) => ({ place, name: pair[0], value: pair[1] });
  return {
    secrets: [
      ...(user === null ? [] : [{ place: "user" as const, name: user.username, value: user.password }]),
      ...others.filter(isSecretHeader).map(found("header")),
      ...address.query.filter(isSecretQuery).map(found("query")),
      ...cookies.filter(isSecretCookie).map(found("cookie")),
    ],
    headers: others.filter((header) => !isSecretHeader(header)),
    query: address.query.filter((pair) => !isSecretQuery(pair)),
    cookies: cookies.filter((pair) => !isSecretCookie(pair)),
  };
}

function readCookies(text: string): [string, string][] {
  return text
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at === -1 ? [pair, ""] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    });
}
