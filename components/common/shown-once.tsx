"use client";

import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "./code-block.tsx";

interface Props {
  secret: string;
  label: string;
  onDone: () => void;
}

/** A secret that the server does not show again. */
export function ShownOnce({ secret, label, onDone }: Props) {
  return (
    <div className="min-w-0 space-y-4">
      <CodeBlock code={secret} label={label} />
      <p className="text-sm text-muted-foreground">Copy it now: it is not shown again.</p>
      <div className="flex justify-end">
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
}
