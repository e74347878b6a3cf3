import { useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { useStudio } from "#components/shell/studio-context.tsx";
import { api } from "#lib/client/api.ts";
import { NO_VIEW } from "#lib/client/new-tool-view.ts";
import { snippetQueries } from "#lib/client/snippets.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { CreateToolInput } from "#lib/contracts/tools.ts";

export type MakeTool = ReturnType<typeof useMakeTool>;

/** Registers a tool and goes on to its first run. `prepare` makes what it runs, where that is not there yet. */
export function useMakeTool(onMade: () => void) {
  const { workspace } = useStudio();
  const { write } = useAddress();
  const client = useQueryClient();
  return useSendOnce({
    mutationFn: async (prepare: () => Promise<z.input<typeof CreateToolInput>>) =>
      api(toolOperations.create, { workspace: workspace.slug, body: await prepare() }),
    onSuccess: ({ tool }) => {
      client.setQueryData(toolQueries.detail(workspace.slug, tool.id).queryKey, { tool });
      onMade();
      write({ ...NO_VIEW, tool: tool.id });
    },
    // Not awaited: the next step does not need the lists. After a refusal, too: the code may be saved by then.
    onSettled: () => {
      for (const queryKey of [toolQueries.all(workspace.slug), snippetQueries.all(workspace.slug)])
        void client.invalidateQueries({ queryKey });
    },
  });
}
