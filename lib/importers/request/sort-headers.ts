import { HeaderName, HeaderValue } from "#lib/contracts/header-name.ts";
import type { PastedRequest } from "./pasted-request.ts";

/** What every client writes itself. */
const OWN = /^(?:host|content-length|connection|keep-alive|accept-encoding|transfer-encoding|te|upgrade|expect|content-type)$/i;
/** What browsers add to every request. */
const BROWSER =
  /^(?:sec-.*|user-agent|referer|origin|accept-language|cache-control|pragma|priority|dnt|upgrade-insecure-requests|x-requested-with|if-none-match|if-modified-since)$/i;
const PLAIN_ACCEPT = /^(?:\*\/\*|application\/json(?:,.*)?|text\/html,.*)$/i;
const IDEMPOTENCY = /^(?:x-)?(?:idempotency|request)-?key$/i;
const COUNT_MAX = 50;

interface Sorted {
  defaultHeaders: Record<string, string>;
  idempotencyHeader: string | null;
  notes: string[];
}

/** What of a request's headers every call of the service carries. */
export function sortHeaders(headers: PastedRequest["headers"]): Sorted {
  const sorted: Sorted = { defaultHeaders: {}, idempotencyHeader: null, notes: [] };
  const fromBrowser: string[] = [];
  const isFromBrowser = headers.some(([name]) => /^sec-/i.test(name));
  for (const [name, value] of headers) {
    if (OWN.test(name) || (name.toLowerCase() === "accept" && PLAIN_ACCEPT.test(value.trim()))) continue;
    if (BROWSER.test(name) && (isFromBrowser || !/^(?:user-agent|accept-language|x-requested-with)$/i.test(name))) fromBrowser.push(name);
    else if (IDEMPOTENCY.test(name)) sorted.idempotencyHeader = name;
    else if (!HeaderName.safeParse(name).success || !HeaderValue.safeParse(value).success)
      sorted.notes.push(`The header ${name.slice(0, 60)} was left out: it is not a line of ASCII.`);
    else if (Object.keys(sorted.defaultHeaders).length < COUNT_MAX) sorted.defaultHeaders[name] = value;
    else sorted.notes.push(`The header ${name} was left out: a connector sends ${COUNT_MAX} at most.`);
  }
  if (fromBrowser.length > 0) sorted.notes.push(`Left out what a browser adds: ${fromBrowser.join(", ")}.`);
  if (sorted.idempotencyHeader !== null) sorted.notes.push(`${sorted.idempotencyHeader} gets a key of its own for each call.`);
  return sorted;
}
