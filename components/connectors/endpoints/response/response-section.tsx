"use client";

import { ClipboardPaste, RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { PasteSample } from "./paste-sample.tsx";
import { ResponseSchema } from "./response-schema.tsx";
import { ResultPicker } from "./result-picker.tsx";

interface Props {
  /** Sends the draft for a whole answer, nothing taken from it. */
  onSample: () => void;
  isSending: boolean;
}

/** What becomes of an answer: a sample of it, the part that is kept, and the schema of that. */
export function ResponseSection({ onSample, isSending }: Props) {
  const { sample } = useEditor();
  const [isPasting, setPasting] = useState(false);
  return (
    <div className="space-y-6">
      <section aria-label="Sample" className="space-y-3">
        <div className="flex flex-wrap items-center gap-2">
          <div className="min-w-0 flex-1 basis-56">
            <h2 className="text-sm font-medium">Result</h2>
            <p className="text-xs text-pretty text-muted-foreground">
              {sample === undefined
                ? "Send once, or paste an answer: then choose here what of it becomes the result."
                : "Tick the fields to keep. Less to read for an agent is fewer tokens and fewer mistakes."}
            </p>
          </div>
          <Button type="button" variant="outline" size="sm" onClick={onSample} disabled={isSending}>
            <RefreshCw aria-hidden="true" />
            {sample === undefined ? "Send for a sample" : "New sample"}
          </Button>
          <Button type="button" variant="ghost" size="sm" aria-expanded={isPasting} onClick={() => setPasting(!isPasting)}>
            <ClipboardPaste aria-hidden="true" />
            Paste
          </Button>
        </div>
        {isPasting && <PasteSample onDone={() => setPasting(false)} />}
        <ResultPicker />
      </section>
      <ResponseSchema />
    </div>
  );
}
