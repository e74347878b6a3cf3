import { queryOptions } from "@tanstack/react-query";
import { endpointParameters } from "#lib/contracts/endpoint-call.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { CreateToolInput, ToolType } from "#lib/contracts/tools.ts";
import { api } from "./api.ts";
import type { NewToolView } from "./new-tool-view.ts";

/** What a new tool begins with, as told by what it will run. */
export interface ToolStart {
  type: ToolType;
  config: CreateToolInput["config"];
  /** A name that no tool has yet. */
  name: string;
  displayName: string;
  description: string;
  parameters: Parameters;
  tags: string[];
  /** What it runs, in words. */
  runs: string;
}

type Start = Omit<ToolStart, "name"> & { wanted: string };
type Load = (workspace: string, id: string, signal: AbortSignal) => Promise<Start>;

const LOADS = {
  endpoint: async (workspace, id, signal) => {
    const { endpoint } = await api(endpointOperations.get, { workspace, signal, params: { id } });
    const { name, displayName, description, method, path } = endpoint;
    const shown = { displayName, description, parameters: endpointParameters(endpoint), tags: [], runs: `${method} ${path}` };
    return { ...shown, type: "api_call", config: { endpointId: id }, wanted: name };
  },
  snippet: async (workspace, id, signal) => {
    const { snippet } = await api(snippetOperations.get, { workspace, signal, params: { id } });
    const { name, displayName, description, parameters, language } = snippet;
    const shown = { displayName, description, parameters, tags: [], runs: `${name} · ${language}` };
    return { ...shown, type: "code_execution", config: { snippetId: id }, wanted: name };
  },
  copy: async (workspace, id, signal) => {
    const { tool } = await api(toolOperations.get, { workspace, signal, params: { id } });
    const { name, displayName, description, parameters, tags, type, config } = tool;
    return { displayName: `${displayName} (copy)`, description, parameters, tags, type, config, runs: `what ${name} runs`, wanted: name };
  },
} satisfies Partial<Record<keyof NewToolView, Load>>;

export type StartKey = keyof typeof LOADS;

/** From what the address names, or null where it names nothing. */
export function startOf(view: NewToolView): { key: StartKey; id: string } | null {
  for (const key of Object.keys(LOADS) as StartKey[]) {
    const id = view[key];
    if (id !== undefined) return { key, id };
  }
  return null;
}

/** Read once: whoever has begun to write is not interrupted. */
export function startQuery(workspace: string, { key, id }: { key: StartKey; id: string }) {
  return queryOptions({
    queryKey: [workspace, "new-tool", key, id],
    queryFn: async ({ signal }): Promise<ToolStart> => {
      const { wanted, ...start } = await (LOADS[key] as Load)(workspace, id, signal);
      return { ...start, name: await findFreeName(workspace, wanted, signal) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The name itself, or with the first number that makes it one that no tool has. */
export async function findFreeName(workspace: string, wanted: string, signal?: AbortSignal): Promise<string> {
  const search = wanted.slice(0, 60);
  const options = { workspace, query: { search, limit: 200 }, ...(signal === undefined ? {} : { signal }) };
  const { tools } = await api(toolOperations.list, options);
  const taken = new Set(tools.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${search}_${number}`;
    if (!taken.has(name)) return name;
  }
}
