import { useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toolQueries } from "#lib/client/tools.ts";
import { Name } from "#lib/contracts/common.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { useSettled } from "./use-settled.ts";

/** Whether another tool of the workspace has this name, told while it is typed. */
export function useNameTaken(tool: Tool, name: string): boolean {
  const { workspace } = useStudio();
  const settled = useSettled(name);
  const isAsked = settled !== tool.name && Name.safeParse(settled).success;
  const query = useQuery({ ...toolQueries.named(workspace.slug, settled), enabled: isAsked });
  const found = query.data?.tools[0];
  return isAsked && settled === name && found !== undefined && found.id !== tool.id;
}
