"use client";

import { Info } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { SchemaAsList } from "#lib/contracts/from-json-schema.ts";

interface Props {
  lost: SchemaAsList["lost"];
  /** Makes a list of it, without what a list cannot say. */
  onConvert?: () => void;
}

const SHOWN = 4;

/** Why the tree can be read only. */
export function LostNote({ lost, onConvert }: Props) {
  return (
    <div role="note" className="flex gap-2.5 rounded-md border border-primary/25 bg-tint p-3 text-sm">
      <Info className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden="true" />
      <div className="min-w-0 space-y-2">
        <p className="text-pretty">
          This JSON Schema says more than the list can: {lost.slice(0, SHOWN).map(toWords).join(", ")}
          {lost.length > SHOWN && ` and ${lost.length - SHOWN} more`}. Edit it as JSON Schema; the list shows what it can.
        </p>
        {onConvert !== undefined && (
          <Button type="button" variant="outline" size="sm" className="h-7" onClick={onConvert}>
            Keep only what the list shows
          </Button>
        )}
      </div>
    </div>
  );
}

function toWords({ path, keyword }: SchemaAsList["lost"][number]): string {
  return path === "" ? keyword : `${keyword} of ${path}`;
}
