import { endpointParameters } from "#lib/contracts/endpoint-call.ts";
import { type Endpoint, EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { Parameters } from "#lib/contracts/parameters.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import type { Snippet } from "#lib/contracts/snippets.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { api } from "./api.ts";
import type { ConsoleSubject } from "./console.ts";

interface Find {
  search: string;
  limit: number;
}

/** What the API answers of one, or of a list of them, by kind. */
export const toConsoleSubject = {
  tool: ({ id, name, displayName, description, version, enabled, parameters }: Tool): ConsoleSubject => ({
    ...{ kind: "tool", id, name, displayName, description, version, enabled, parameters },
    path: `tools/${id}`,
  }),
  endpoint: (endpoint: Endpoint): ConsoleSubject => {
    const { id, name, displayName, description, version } = endpoint;
    const path = `connectors/${endpoint.connectorId}?endpoint=${id}`;
    return { kind: "endpoint", id, name, displayName, description, version, enabled: true, parameters: endpointParameters(endpoint), path };
  },
  snippet: ({ id, name, displayName, description, version, parameters }: Omit<Snippet, "usedBy">): ConsoleSubject => ({
    ...{ kind: "snippet", id, name, displayName, description, version, enabled: true, parameters },
    path: `snippets/${id}`,
  }),
};

const ofDefinition = (definition: JsonObject): Parameters => Parameters.parse(definition["parameters"] ?? []);

const tool = {
  key: "tools",
  label: "Tool",
  plural: "Tools",
  read: "tool:read",
  run: "tool:run",
  execute: toolOperations.execute,
  versions: toolOperations.versions,
  version: toolOperations.version,
  parametersOf: ofDefinition,
  get: async (workspace: string, id: string, signal: AbortSignal) =>
    toConsoleSubject.tool((await api(toolOperations.get, { workspace, signal, params: { id } })).tool),
  find: async (workspace: string, query: Find, signal: AbortSignal) =>
    (await api(toolOperations.list, { workspace, signal, query })).tools.map(toConsoleSubject.tool),
} as const;

const endpoint = {
  key: "connectors",
  label: "Endpoint",
  plural: "Endpoints",
  read: "connector:read",
  run: "connector:run",
  execute: endpointOperations.call,
  versions: endpointOperations.versions,
  version: endpointOperations.version,
  parametersOf: (definition: JsonObject): Parameters => endpointParameters(EndpointDefinition.parse(definition)),
  get: async (workspace: string, id: string, signal: AbortSignal) =>
    toConsoleSubject.endpoint((await api(endpointOperations.get, { workspace, signal, params: { id } })).endpoint),
  find: async (workspace: string, query: Find, signal: AbortSignal) =>
    (await api(endpointOperations.listAll, { workspace, signal, query })).endpoints.map(toConsoleSubject.endpoint),
} as const;

const snippet = {
  key: "snippets",
  label: "Snippet",
  plural: "Snippets",
  read: "snippet:read",
  run: "snippet:run",
  execute: snippetOperations.execute,
  versions: snippetOperations.versions,
  version: snippetOperations.version,
  parametersOf: ofDefinition,
  get: async (workspace: string, id: string, signal: AbortSignal) =>
    toConsoleSubject.snippet((await api(snippetOperations.get, { workspace, signal, params: { id } })).snippet),
  find: async (workspace: string, query: Find, signal: AbortSignal) =>
    (await api(snippetOperations.list, { workspace, signal, query })).snippets.map(toConsoleSubject.snippet),
} as const;

/** Everything that the console has to know of a kind of thing that runs. */
export const CONSOLE_SUBJECTS = { tool, endpoint, snippet } satisfies Record<SubjectType, { read: Permission; run: Permission }>;

/** The kinds in the order in which they are offered. */
export const CONSOLE_KINDS = Object.keys(CONSOLE_SUBJECTS) as SubjectType[];
