import { queryOptions } from "@tanstack/react-query";
import type { SubjectType } from "#lib/contracts/executions.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { api } from "./api.ts";
import { CONSOLE_SUBJECTS } from "./console-subjects.ts";

/** What can be run in the console, whatever it is. */
export interface ConsoleSubject {
  kind: SubjectType;
  id: string;
  name: string;
  displayName: string;
  description: string;
  version: number;
  enabled: boolean;
  parameters: Parameters;
  /** Its own screen, below the workspace. */
  path: string;
}

const FOUND_MAX = 20;

export const consoleQueries = {
  /** Below the key of its kind, so that a change of it reaches the console. */
  subject: (workspace: string, kind: SubjectType, id: string) =>
    queryOptions({
      queryKey: [workspace, CONSOLE_SUBJECTS[kind].key, "console", id],
      queryFn: ({ signal }) => CONSOLE_SUBJECTS[kind].get(workspace, id, signal),
    }),
  find: (workspace: string, kind: SubjectType, search: string) =>
    queryOptions({
      queryKey: [workspace, CONSOLE_SUBJECTS[kind].key, "console", "find", search],
      queryFn: ({ signal }) => CONSOLE_SUBJECTS[kind].find(workspace, { search, limit: FOUND_MAX }, signal),
    }),
  versions: (workspace: string, kind: SubjectType, id: string) =>
    queryOptions({
      queryKey: [workspace, CONSOLE_SUBJECTS[kind].key, "console", id, "versions"],
      queryFn: ({ signal }) => api(CONSOLE_SUBJECTS[kind].versions, { workspace, signal, params: { id }, query: { limit: 100 } }),
    }),
  /** What an older version took. Versions never change. */
  parameters: (workspace: string, kind: SubjectType, id: string, version: number) =>
    queryOptions({
      queryKey: [workspace, CONSOLE_SUBJECTS[kind].key, "console", id, "versions", version],
      queryFn: async ({ signal }) => {
        const answer = await api(CONSOLE_SUBJECTS[kind].version, { workspace, signal, params: { id, version } });
        return CONSOLE_SUBJECTS[kind].parametersOf(answer.version.definition);
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
