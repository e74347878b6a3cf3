import { useState } from "react";
import { useDraft } from "#lib/client/use-draft.ts";
import { useUnsaved } from "#lib/client/use-unsaved.ts";
import { KeptNewTool, type NewToolDraft } from "./tool-draft.ts";

/** What is being written, as an earlier visit of this tab has left it. */
export function useNewToolDraft(key: string, start: NewToolDraft, isMade: boolean) {
  const [draft, setDraft] = useState(start);
  const [hasLooked, setLooked] = useState(false);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(start);
  const { kept, forget } = useDraft(`new-tool:${key}`, draft, isDirty && !isMade);
  useUnsaved(isDirty && !isMade);
  if (!hasLooked && kept !== null) {
    setLooked(true);
    const parsed = KeptNewTool.safeParse(kept);
    if (parsed.success) setDraft(parsed.data);
  }
  return { draft, change: (patch: Partial<NewToolDraft>) => setDraft({ ...draft, ...patch }), forget };
}
