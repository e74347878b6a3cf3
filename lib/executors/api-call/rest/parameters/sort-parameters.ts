import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { bodyNames } from "#lib/executors/api-call/body-names.ts";
import { invalidParameters } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import type { Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import { takesBody } from "#lib/executors/api-call/rest/takes-body.ts";

export interface SortedParameters {
  path: Valued[];
  query: Valued[];
  header: Valued[];
  cookie: Valued[];
  /** What is declared nowhere else, and what the body has under the same name. */
  body: JsonObject;
}

const PLACES = [
  ["path", "pathParams"],
  ["query", "queryParams"],
  ["header", "headerParams"],
  ["cookie", "cookieParams"],
] as const;

/** Puts each parameter where the endpoint declares it. What is declared nowhere belongs to the body, or is left out where there is none: the endpoint's check tells of it. */
export function sortParameters(call: RestCall, parameters: Record<string, Json>): SortedParameters {
  const sorted: SortedParameters = { path: [], query: [], header: [], cookie: [], body: {} };
  const declared = new Set<string>();
  const missing: string[] = [];
  for (const [place, list] of PLACES) {
    for (const parameter of call[list]) {
      const { name } = parameter;
      declared.add(name);
      const value = Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null;
      if (value !== null) sorted[place].push({ parameter, value });
      else if (place === "path") missing.push(name);
    }
  }
  if (missing.length > 0) throw invalidParameters(missing.map((name) => ({ path: `parameters.${name}`, message: "is required" })));
  const hasBody = takesBody(call);
  const inBody = bodyNames(hasBody ? call.bodySchema : null);
  const rest = Object.entries(parameters).filter(([name]) => !declared.has(name) || inBody.has(name));
  sorted.body = hasBody ? Object.fromEntries(rest) : {};
  return sorted;
}
