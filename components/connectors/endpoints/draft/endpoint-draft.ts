import type { ApiType } from "#lib/contracts/connectors.ts";
import type { EndpointOperation } from "#lib/contracts/endpoint-operation.ts";
import type { EndpointParameter } from "#lib/contracts/endpoint-parameters.ts";
import { type Endpoint, EndpointDefinition } from "#lib/contracts/endpoints.ts";

/** An endpoint while it is edited, and what is to be sent with it. */
export interface EndpointDraft {
  definition: EndpointDefinition;
  /** Parameters that were taken out of the path, to be put back with all they say. */
  unused: EndpointParameter[];
  /** What stands in the inputs, by the name of the parameter: it stays when a parameter moves. */
  values: Readonly<Record<string, string>>;
  /** The body to be sent, as text. */
  body: string;
}

const OPERATIONS: Record<ApiType, EndpointOperation | null> = {
  rest: null,
  graphql: { kind: "graphql", document: "", operationName: null, persisted: false, partialData: "fail" },
  soap: { kind: "soap", service: null, port: null, operation: "", soapVersion: null },
  grpc: { kind: "grpc", service: "", method: "", maxMessages: 100 },
  custom: { kind: "custom", name: "", options: {} },
};

export function newDraft(apiType: ApiType): EndpointDraft {
  const operation = OPERATIONS[apiType];
  const lists = { pathParams: [], queryParams: [], headerParams: [] };
  const line = { method: operation === null ? "GET" : "POST", path: "/", bodyType: "json" };
  const open = { bodySchema: null, responseSchema: null, timeoutMs: null };
  const named = EndpointDefinition.parse({ name: "new", displayName: "", description: "", ...line, ...lists, ...open });
  // What a saved one must have, a new one gets while it is edited.
  return { definition: { ...named, name: "", operation }, unused: [], values: {}, body: "" };
}

/** What was saved, with nothing to send yet but what it proposes itself. */
export function toDraft(endpoint: Endpoint): EndpointDraft {
  return { definition: EndpointDefinition.parse(endpoint), unused: [], values: {}, body: "" };
}

/** The second one of a kind, with a name of its own. */
export function duplicateOf(endpoint: Endpoint, names: readonly string[]): EndpointDraft {
  const draft = toDraft(endpoint);
  const base = endpoint.name.slice(0, 56);
  let name = `${base}_copy`;
  for (let number = 2; names.includes(name); number++) name = `${base}_copy${number}`;
  return { ...draft, definition: { ...draft.definition, name, displayName: `${endpoint.displayName} (copy)`.slice(0, 200) } };
}
