import type { JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { toPairs } from "#lib/executors/api-call/rest/to-pairs.ts";
import { toText } from "#lib/executors/api-call/rest/to-text.ts";

const PLACEHOLDER = /\{([^{}/]+)\}/g;

/** Adds the filled-in path to the path of the base URL. A path value stays within its segment, whatever it holds. */
export function buildUrl(baseUrl: string, path: string, pathValues: JsonObject, queryValues: JsonObject): URL {
  const base = URL.parse(baseUrl);
  if (base === null) throw new ExecutorFailure("validation", "The base URL of the connector is not a valid URL");
  const segments = path.split("/").map((segment) => fillSegment(segment, pathValues));
  const filled = segments.join("/").replace(/^\/?/, "/");
  const url = new URL(base);
  url.pathname = base.pathname.replace(/\/$/, "") + filled;
  for (const [name, value] of Object.entries(queryValues)) {
    for (const [key, text] of toPairs(name, value)) url.searchParams.append(key, text);
  }
  return url;
}

function fillSegment(template: string, values: JsonObject): string {
  let last: string | undefined;
  const segment = template.replace(PLACEHOLDER, (_placeholder, name: string) => {
    const text = toText(name, values[name] ?? null);
    // An empty segment would lead to another resource: DELETE /users/{id} must not become DELETE /users/.
    if (text === "") throw invalidParameter(name, "must not be empty: it is part of the path");
    last = name;
    return encodeURIComponent(text);
  });
  // URL parsers remove these segments, also percent-encoded, so there is no way to send them as they are.
  const isDots = /^(\.|%2e){1,2}$/i.test(segment);
  if (last !== undefined && isDots) throw invalidParameter(last, "must not make a . or .. segment: it is part of the path");
  return segment;
}
