import { useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toolQueries } from "#lib/client/tools.ts";
import { useSettled } from "#lib/client/use-settled.ts";
import { Name } from "#lib/contracts/common.ts";

const SETTLED_MS = 250;

/** Whether a tool of the workspace has this name, told while it is typed; undefined while nobody knows. */
export function useNameCheck(name: string): "free" | "taken" | undefined {
  const { workspace } = useStudio();
  const settled = useSettled(name, SETTLED_MS);
  const isName = Name.safeParse(settled).success;
  const { data } = useQuery({ ...toolQueries.named(workspace.slug, settled), enabled: isName });
  if (settled !== name || !isName || data === undefined) return undefined;
  return data.tools.length > 0 ? "taken" : "free";
}
