import { useState } from "react";
import { useDraft } from "#lib/client/use-draft.ts";
import { useUnsaved } from "#lib/client/use-unsaved.ts";
import { KeptNewTool, type NewToolDraft } from "./tool-draft.ts";
import type { MakeTool } from "./use-make-tool.ts";

/** What is being written, as an earlier visit of this tab has left it. */
export function useNewToolDraft(key: string, start: NewToolDraft, make: MakeTool) {
  const [draft, setDraft] = useState(start);
  const [hasLooked, setLooked] = useState(false);
  const isUnsaved = !make.isSuccess && JSON.stringify(draft) !== JSON.stringify(start);
  const { kept, forget } = useDraft(`new-tool:${key}`, draft, isUnsaved);
  useUnsaved(isUnsaved);
  if (!hasLooked && kept !== null) {
    setLooked(true);
    const parsed = KeptNewTool.safeParse(kept);
    if (parsed.success) setDraft(parsed.data);
  }
  const change = (patch: Partial<NewToolDraft>) => {
    // What was refused is not what is written now.
    if (make.isError) make.reset();
    setDraft((before) => ({ ...before, ...patch }));
  };
  return { draft, change, forget };
}
