import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { UpdateToolInput } from "#lib/contracts/tools.ts";
import { api } from "./api.ts";
import { toolQueries } from "./tools.ts";

/** Whoever is refused because somebody was faster sees the newer version as soon as it is read. */
export function updateTool(client: QueryClient, workspace: string, id: string) {
  return mutationOptions({
    mutationFn: (body: z.input<typeof UpdateToolInput>) => api(toolOperations.update, { workspace, params: { id }, body }),
    onSuccess: (answer) => client.setQueryData(toolQueries.detail(workspace, id).queryKey, { tool: answer.tool }),
    // Not awaited: what was saved is on the screen before the lists are.
    onSettled: () => void client.invalidateQueries({ queryKey: toolQueries.all(workspace) }),
  });
}
