import { ExecutorFailure } from "#lib/errors.ts";

/** A path below the connector's base URL, or an absolute URL of the same origin. */
export function connectorUrl(baseUrl: string, text: string): URL {
  const base = new URL(baseUrl);
  const url = URL.parse(text) ?? URL.parse(base.origin + base.pathname.replace(/\/$/, "") + relative(text));
  if (url?.origin === base.origin && url.username === "" && url.password === "") return url;
  throw new ExecutorFailure("policy", `The connector calls ${base.origin} only: give a path, or a URL that begins with that`);
}

/** Always begins with what ends the host, so that no text can change the host. */
function relative(text: string): string {
  return /^[/?#]/.test(text) || text === "" ? text || "/" : `/${text}`;
}
