import { type RefObject, useRef, useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { focusInvalid } from "#lib/client/focus-invalid.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { type SnippetDraft, toRunnable } from "../snippet-draft.ts";
import { draftErrors, PANELS, type Panel, panelOf, serverErrors } from "./draft-errors.ts";
import { type RunForm, useRunForm } from "./use-run-form.ts";
import { useSnippetRun } from "./use-snippet-run.ts";

interface Options {
  draft: SnippetDraft;
  id: string | undefined;
  /** Why saving was refused, and the draft that was. */
  refusal: { error: unknown; draft: SnippetDraft } | undefined;
  onSave: (draft: SnippetDraft) => void;
  reveal: () => void;
}

/** Running, saving and mending of what is in the editor. */
export function useWorkbench({ draft, id, refusal, onSave, reveal }: Options) {
  const { can } = useStudio();
  const { params, write } = useAddress();
  const [tried, setTried] = useState<"run" | "save">();
  const form = useRunForm(draft.parameters);
  const run = useSnippetRun({ draft, id, savedOnly: !can("snippet:write") });
  const isRunning = useRef(false);
  const side = useRef<HTMLDivElement>(null);
  const panel = PANELS.find((name) => name === params["panel"]) ?? "run";
  const show = (next: Panel) => write({ panel: next === "run" ? undefined : next });

  const checked = tried === undefined ? [] : draftErrors(tried === "run" ? toRunnable(draft) : draft);
  const refused = refusal?.draft === draft ? serverErrors(toProblem(refusal.error).errors) : [];
  const errors = [...checked, ...refused, ...serverErrors(run.refused)];
  const mend = (at: Panel) => {
    show(at);
    void focusFirstError(side);
  };
  const save = () => {
    setTried("save");
    const found = draftErrors(draft);
    const [first] = found;
    if (first === undefined) onSave(draft);
    // The name follows the title.
    else if (found.some(({ path }) => path === "displayName")) focusTitle();
    else mend(panelOf(first));
  };
  const start = async () => {
    // Two clicks, or a key held down, start it once.
    if (isRunning.current) return;
    setTried("run");
    const [first] = draftErrors(toRunnable(draft));
    if (first !== undefined) return mend(panelOf(first));
    if (form.errors.length > 0) return mend("run");
    reveal();
    isRunning.current = true;
    const { problem } = await run.start(form.value);
    isRunning.current = false;
    if (problem?.errors?.some(({ path }) => path.startsWith("parameters."))) mend("run");
  };
  return { form, run, side, panel, show, errors, formErrors: formErrors(form, tried !== undefined, run.refused), save, start };
}

function formErrors(form: RunForm, tried: boolean, refused: RunForm["errors"]) {
  return [...(tried ? form.errors : []), ...refused.filter(({ path }) => path.startsWith("parameters"))];
}

const FRAMES_MAX = 60;

/** When the errors are there: after the next drawing, or as soon as the panel that shows them has come. */
async function focusFirstError(place: RefObject<HTMLElement | null>): Promise<void> {
  for (let frame = 0; frame < FRAMES_MAX; frame += 1) {
    await new Promise(requestAnimationFrame);
    if (frame > 0 && focusInvalid(place.current)) return;
  }
}

export const TITLE_ID = "snippet-title";

function focusTitle(): void {
  requestAnimationFrame(() => document.getElementById(TITLE_ID)?.focus());
}
