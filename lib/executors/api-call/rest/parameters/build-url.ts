import { ExecutorFailure } from "#lib/errors.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import type { Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";
import { writePathValue } from "#lib/executors/api-call/rest/parameters/write-path-value.ts";
import { writeQuery } from "#lib/executors/api-call/rest/parameters/write-query.ts";

const PLACEHOLDER = /\{([^{}/]+)\}/g;

/** Adds the filled-in path to the path of the base URL. A path value stays within its segment, whatever it holds. */
export function buildUrl(baseUrl: string, path: string, pathValues: readonly Valued[], queryValues: readonly Valued[]): URL {
  const base = URL.parse(baseUrl);
  if (base === null) throw new ExecutorFailure("validation", "The base URL of the connector is not a valid URL");
  const values = new Map(pathValues.map((valued) => [valued.parameter.name, valued]));
  const segments = path.split("/").map((segment) => fillSegment(segment, values));
  const filled = segments.join("/").replace(/^\/?/, "/");
  const url = new URL(base);
  url.pathname = base.pathname.replace(/\/$/, "") + filled;
  url.search = queryValues.flatMap(writeQuery).join("&");
  return url;
}

function fillSegment(template: string, values: ReadonlyMap<string, Valued>): string {
  let last: string | undefined;
  const segment = template.replace(PLACEHOLDER, (_placeholder, name: string) => {
    const valued = values.get(name);
    if (valued === undefined) throw invalidParameter(name, "is required");
    const text = writePathValue(valued);
    // An empty segment would lead to another resource: DELETE /users/{id} must not become DELETE /users/.
    if (text === "") throw invalidParameter(name, "must not be empty: it is part of the path");
    last = name;
    return text;
  });
  // URL parsers remove these segments, also percent-encoded, so there is no way to send them as they are.
  const isDots = /^(\.|%2e){1,2}$/i.test(segment);
  if (last !== undefined && isDots) throw invalidParameter(last, "must not make a . or .. segment: it is part of the path");
  return segment;
}
