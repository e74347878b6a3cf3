"use client";

import { useDroppable } from "@dnd-kit/react";
import { AlignLeft, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { PLACES, type RequestPlace } from "../draft/places.ts";
import { rowId } from "../draft/row-id.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { BulkEditor } from "./bulk-editor.tsx";
import { placeId } from "./drop-spot.ts";
import { addParameter } from "./edit-parameter.ts";
import { DRAGGED, ParameterRow } from "./parameter-row.tsx";
import type { Row } from "./rows-of.ts";

/** The parameters of one place, as rows or as text. */
export function PlaceList({ place, rows }: { place: RequestPlace; rows: Row[] }) {
  const { draft, change, mayWrite } = useEditor();
  const { ref, isDropTarget } = useDroppable({ id: placeId(place), accept: DRAGGED, collisionPriority: -1 });
  const [isText, setText] = useState(false);
  const { label, empty } = PLACES[place];
  return (
    <section aria-label={`${label} parameters`} ref={ref} className={cn("@container rounded-md", isDropTarget && "bg-tint/60")}>
      <div className="flex h-8 items-center gap-1 border-b">
        <h2 className="text-xs font-semibold">
          {label}
          {rows.length > 0 && <span className="ms-1.5 font-normal text-muted-foreground tabular-nums">{rows.length}</span>}
        </h2>
        <span className="flex-1" />
        {mayWrite && place !== "path" && (
          <>
            <Button
              type="button"
              variant="ghost"
              size="icon-xs"
              aria-label={`${label} as text`}
              aria-pressed={isText}
              onClick={() => setText(!isText)}
              className={isText ? "text-primary" : "text-muted-foreground"}
            >
              <AlignLeft aria-hidden="true" />
            </Button>
            <Button type="button" variant="ghost" size="xs" onClick={() => change(addParameter(draft, place))}>
              <Plus aria-hidden="true" />
              Add<span className="sr-only"> to {label.toLowerCase()}</span>
            </Button>
          </>
        )}
      </div>
      {isText ? (
        <BulkEditor place={place} />
      ) : rows.length === 0 ? (
        <p className="py-2 text-xs text-muted-foreground">{empty}</p>
      ) : (
        <ul className="py-1">
          {rows.map(({ id, parameter, index }) => (
            <ParameterRow key={rowId(parameter)} id={id} parameter={parameter} place={place} index={index} />
          ))}
        </ul>
      )}
    </section>
  );
}
