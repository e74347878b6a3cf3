import { useMutation } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { saveFile } from "#lib/client/save-file.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { toolMutations } from "#lib/client/tools.ts";
import type { Tool } from "#lib/contracts/tools.ts";

/** Reads the tools with what they run and hands them to the person as a file. */
export function useExportTools(): { save: (tools: readonly Pick<Tool, "id" | "name">[]) => void; isPending: boolean } {
  const { workspace } = useStudio();
  const { mutate, isPending } = useMutation(toolMutations.export(workspace.slug));
  const save = (tools: readonly Pick<Tool, "id" | "name">[]) =>
    mutate(
      tools.map(({ id }) => id),
      {
        onSuccess: (file) => {
          const day = file.exportedAt.slice(0, 10);
          const name = tools.length === 1 ? tools[0]?.name : `${workspace.slug}-tools`;
          saveFile(`${name}-${day}.json`, "application/json", `${JSON.stringify(file, null, 2)}\n`);
          toast.success(tools.length === 1 ? `Exported ${tools[0]?.name}` : `Exported ${tools.length} tools`);
        },
        onError: (error) => toast.error(toProblem(error).detail),
      },
    );
  return { save, isPending };
}
