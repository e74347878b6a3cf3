import { useQueries } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toolQueries } from "#lib/client/tools.ts";
import type { SnippetDraft } from "../snippet-draft.ts";
import { snippetTypes } from "../types/snippet-types.ts";

/** What the editor knows of the world that the code will run in; follows the parameters and the settings while they are edited. */
export function useCodeTypes({ language, parameters, tools, connectors }: SnippetDraft): { path: string; content: string }[] {
  const { workspace } = useStudio();
  const found = useQueries({
    queries: tools.map((name) => ({ ...toolQueries.find(workspace.slug, name), enabled: language !== "python" })),
    combine: (answers) => answers.map(({ data }, index) => data?.tools.find(({ name }) => name === tools[index])),
  });
  const settled = useDeferredValue(parameters);
  return useMemo(() => {
    if (language === "python") return [];
    const declared = tools.map((name, index) => ({
      name,
      description: found[index]?.description ?? "",
      parameters: found[index]?.parameters,
    }));
    return snippetTypes({ parameters: settled, tools: declared, connectors });
  }, [language, settled, tools, connectors, found]);
}
