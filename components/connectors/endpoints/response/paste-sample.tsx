"use client";

import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Json } from "#lib/contracts/json.ts";
import { useEditor } from "../editor/editor-context.tsx";

/** An answer from elsewhere, as a documentation shows it. */
export function PasteSample({ onDone }: { onDone: () => void }) {
  const { setSample } = useEditor();
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const use = () => {
    try {
      setSample(JSON.parse(text) as Json);
      onDone();
    } catch (cause) {
      setError(`This is not JSON: ${cause instanceof Error ? cause.message : "it cannot be read"}`);
    }
  };
  return (
    <div className="space-y-2">
      <CodeEditor label="Sample answer" language="json" height={180} value={text} onChange={setText} invalid={error !== undefined} />
      <p role="status" className="text-sm text-destructive">
        {error}
      </p>
      <Button type="button" size="sm" onClick={use}>
        Use as sample
      </Button>
    </div>
  );
}
