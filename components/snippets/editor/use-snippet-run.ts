import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CodeMarker } from "#components/common/code-editor/code-marker.ts";
import { useStudio } from "#components/shell/studio-context.tsx";
import { afterRun } from "#lib/client/after-run.ts";
import { type LiveRun, useRun } from "#lib/client/use-run.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import { type SnippetDraft, toRunnable } from "../snippet-draft.ts";

interface Runnable {
  draft: SnippetDraft;
  /** Absent while it is not saved. */
  id: string | undefined;
  /** Whoever may not write runs what is saved. */
  savedOnly: boolean;
}

/** Runs what is in the editor, and marks where it failed for as long as the code is the same. */
export function useSnippetRun({ draft, id, savedOnly }: Runnable) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const live = useRun();
  const [ran, setRan] = useState({ code: "", draft });
  const start = async (parameters: JsonObject): Promise<LiveRun> => {
    setRan({ code: draft.code, draft });
    if (savedOnly && id !== undefined) {
      const ended = await live.run(snippetOperations.execute, { workspace: workspace.slug, params: { id }, body: { parameters } });
      afterRun(client, workspace.slug);
      return ended;
    }
    const body = { snippet: toRunnable(draft), ...(id === undefined ? {} : { snippetId: id }), parameters };
    const ended = await live.run(snippetOperations.runDraft, { workspace: workspace.slug, body });
    afterRun(client, workspace.slug);
    return ended;
  };
  const problem = live.state === "failed" ? live.problem : undefined;
  return {
    live,
    start,
    markers: ran.code === draft.code ? toMarkers(problem?.error) : [],
    /** Until something is changed. */
    refused: ran.draft === draft ? (problem?.errors ?? []) : [],
  };
}

interface Place {
  name: string;
  message: string;
  line?: number | undefined;
  column?: number | undefined;
}

function toMarkers(error: Place | undefined): CodeMarker[] {
  if (error?.line === undefined) return [];
  return [{ line: error.line, column: error.column, message: `${error.name}: ${error.message}`, severity: "error" }];
}
