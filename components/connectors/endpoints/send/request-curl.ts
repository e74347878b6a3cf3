import type { Exchange } from "#lib/contracts/exchange.ts";

/** They follow from the rest, and curl writes them itself. */
const IMPLIED = new Set(["host", "content-length", "connection", "accept-encoding", "transfer-encoding", "user-agent"]);

/** A request that went out, as a command for a POSIX shell. Secrets are masked in it, so it says where to put one's own. */
export function requestCurl({ method, url, headers, bodyPreview }: NonNullable<Exchange["request"]>): string {
  const shown = Object.entries(headers).filter(([name]) => !IMPLIED.has(name.toLowerCase()));
  return [
    `curl ${method === "HEAD" ? "--head" : `-X ${method}`} ${quoted(url)}`,
    ...shown.map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`),
    ...(bodyPreview === null ? [] : [`  --data-raw ${quoted(bodyPreview)}`]),
  ].join(" \\\n");
}

/** Nothing has a meaning inside single quotes but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
