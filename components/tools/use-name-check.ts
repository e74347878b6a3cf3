import { useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toolQueries } from "#lib/client/tools.ts";
import { useSettled } from "#lib/client/use-settled.ts";
import { Name } from "#lib/contracts/common.ts";
import type { Tool } from "#lib/contracts/tools.ts";

const SETTLED_MS = 250;

/** Whether a tool of the workspace has this name, told while it is typed; undefined while nobody knows. `own` is the one that is named. */
export function useNameCheck(name: string, own?: Pick<Tool, "id" | "name">): "free" | "taken" | undefined {
  const { workspace } = useStudio();
  const settled = useSettled(name, SETTLED_MS);
  const isAsked = settled !== own?.name && Name.safeParse(settled).success;
  const { data } = useQuery({ ...toolQueries.named(workspace.slug, settled), enabled: isAsked });
  if (settled !== name || !isAsked || data === undefined) return undefined;
  return data.tools.some(({ id }) => id !== own?.id) ? "taken" : "free";
}
