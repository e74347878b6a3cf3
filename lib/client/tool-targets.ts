import { queryOptions } from "@tanstack/react-query";
import type { JsonObject } from "#lib/contracts/json.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { ToolConfigs, type ToolType } from "#lib/contracts/tools.ts";
import { api } from "./api.ts";

/** Something that a tool can run, as it is picked from a list. */
export interface ToolTarget {
  id: string;
  name: string;
  detail: string;
}

interface TargetQueries {
  find: (workspace: string, search: string, signal: AbortSignal) => Promise<ToolTarget[]>;
  get: (workspace: string, id: string, signal: AbortSignal) => Promise<ToolTarget>;
  idOf: (config: JsonObject) => string;
  toConfig: (id: string) => { endpointId: string } | { snippetId: string };
}

const SHOWN = 30;

const toEndpointTarget = ({ id, displayName, method, path }: { id: string; displayName: string; method: string; path: string }) => ({
  id,
  name: displayName,
  detail: `${method} ${path}`,
});
const toSnippetTarget = ({ id, displayName, language, name }: { id: string; displayName: string; language: string; name: string }) => ({
  id,
  name: displayName,
  detail: `${name} · ${language}`,
});

export const TOOL_TARGETS: Record<ToolType, TargetQueries> = {
  api_call: {
    find: async (workspace, search, signal) =>
      (await api(endpointOperations.listAll, { workspace, signal, query: { search, limit: SHOWN } })).endpoints.map(toEndpointTarget),
    get: async (workspace, id, signal) =>
      toEndpointTarget((await api(endpointOperations.get, { workspace, signal, params: { id } })).endpoint),
    idOf: (config) => ToolConfigs.api_call.safeParse(config).data?.endpointId ?? "",
    toConfig: (endpointId) => ({ endpointId }),
  },
  code_execution: {
    find: async (workspace, search, signal) =>
      (await api(snippetOperations.list, { workspace, signal, query: { search, limit: SHOWN } })).snippets.map(toSnippetTarget),
    get: async (workspace, id, signal) =>
      toSnippetTarget((await api(snippetOperations.get, { workspace, signal, params: { id } })).snippet),
    idOf: (config) => ToolConfigs.code_execution.safeParse(config).data?.snippetId ?? "",
    toConfig: (snippetId) => ({ snippetId }),
  },
};

export const targetQueries = {
  find: (workspace: string, type: ToolType, search: string) =>
    queryOptions({
      queryKey: [workspace, "tools", "targets", type, { search }],
      queryFn: ({ signal }) => TOOL_TARGETS[type].find(workspace, search, signal),
    }),
  get: (workspace: string, type: ToolType, id: string) =>
    queryOptions({
      queryKey: [workspace, "tools", "targets", type, id],
      queryFn: ({ signal }) => TOOL_TARGETS[type].get(workspace, id, signal),
    }),
};
