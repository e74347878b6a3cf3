"use client";

import { WrapText } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { Scrollable } from "#components/common/scrollable.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Json } from "#lib/contracts/json.ts";
import { JsonNode } from "./json-node.tsx";

interface Props {
  value: Json;
  /** What it is: "Result", "Input". */
  label: string;
}

/** JSON as a tree that folds, with its text to copy. */
export function JsonView({ value, label }: Props) {
  const [wrapped, setWrapped] = useState(true);
  return (
    <section aria-label={label} className="min-w-0 overflow-hidden rounded-md border bg-code">
      <div className="flex items-center justify-between gap-2 border-b py-1 ps-3 pe-1">
        <h3 className="text-xs font-medium text-muted-foreground">{label}</h3>
        <div className="flex items-center gap-1">
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            aria-label="Wrap long lines"
            aria-pressed={wrapped}
            onClick={() => setWrapped(!wrapped)}
          >
            <WrapText aria-hidden="true" className={wrapped ? "text-primary" : "text-muted-foreground"} />
          </Button>
          <CopyButton text={JSON.stringify(value, null, 2) ?? ""} label={`Copy ${label.toLowerCase()}`} bare />
        </div>
      </div>
      <Scrollable
        label={`${label}, as a tree`}
        dir="ltr"
        className={cn("max-h-112", wrapped ? "break-words whitespace-pre-wrap" : "whitespace-pre")}
      >
        <JsonNode value={value} depth={0} last />
      </Scrollable>
    </section>
  );
}
