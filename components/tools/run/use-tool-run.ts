import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FormState } from "#components/common/schema-form/form-state.ts";
import { useStudio } from "#components/shell/studio-context.tsx";
import { afterRun } from "#lib/client/after-run.ts";
import { type LiveRun, useRun } from "#lib/client/use-run.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";

export type ToolRun = ReturnType<typeof useToolRun>;

/** What was entered to run a tool, and what came of it. It lives above the tabs, so that looking elsewhere loses neither. */
export function useToolRun(id: string) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const live = useRun();
  const [ran, setRan] = useState<number>();
  const [entered, setEntered] = useState<{ parameters: Parameters; state: FormState }>();
  return {
    live,
    /** The version that was run last; absent for the current one. */
    ran,
    entered,
    enter: (parameters: Parameters, state: FormState) => setEntered({ parameters, state }),
    start: async (parameters: JsonObject, version: number | undefined): Promise<LiveRun> => {
      setRan(version);
      const body = { parameters, ...(version === undefined ? {} : { version }) };
      const ended = await live.run(toolOperations.execute, { workspace: workspace.slug, params: { id }, body });
      afterRun(client, workspace.slug);
      return ended;
    },
  };
}
