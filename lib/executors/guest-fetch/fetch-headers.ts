import { ExecutorFailure } from "#lib/errors.ts";

/** The headers that code sets, names in lower case; a repeated one becomes a list. Egress refuses those that steer the connection. */
export function fetchHeaders(pairs: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairs) {
    const lower = name.toLowerCase();
    if (lower.startsWith("proxy-")) throw new ExecutorFailure("validation", `The header ${JSON.stringify(lower)} cannot be chosen by code`);
    const before = Object.hasOwn(headers, lower) ? `${headers[lower]}${lower === "cookie" ? "; " : ", "}` : "";
    headers[lower] = before + value;
  }
  return headers;
}
