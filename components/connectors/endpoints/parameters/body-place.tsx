"use client";

import { useDroppable } from "@dnd-kit/react";
import { useSortable } from "@dnd-kit/react/sortable";
import { GripVertical } from "lucide-react";
import { TYPE_LABELS } from "#components/common/parameters-editor/type-labels.ts";
import { cn } from "#components/ui/cn.ts";
import { takesBody } from "../draft/read-parameters.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { placeId } from "./drop-spot.ts";
import { ParameterMenu } from "./parameter-menu.tsx";
import { DRAGGED } from "./parameter-row.tsx";
import type { Row } from "./rows-of.ts";

/** The fields of the body, as far as they are moved about; what they are is edited with the body. */
export function BodyPlace({ rows }: { rows: Row[] }) {
  const { draft } = useEditor();
  const { ref, isDropTarget } = useDroppable({ id: placeId("body"), accept: DRAGGED, collisionPriority: -1 });
  const { method } = draft.definition;
  const isLost = !takesBody(draft.definition) && !(method === "DELETE");
  return (
    <section aria-label="Body fields" ref={ref} className={cn("rounded-md", isDropTarget && "bg-tint/60")}>
      <div className="flex h-8 items-center border-b">
        <h2 className="text-xs font-semibold">
          Body
          {rows.length > 0 && <span className="ms-1.5 font-normal text-muted-foreground tabular-nums">{rows.length}</span>}
        </h2>
      </div>
      {isLost && rows.length > 0 && <p className="py-2 text-xs text-warning">{method} sends no body: these fields go nowhere.</p>}
      {rows.length === 0 && (
        <p className="py-2 text-xs text-muted-foreground">
          {isLost ? `${method} sends no body.` : "Drop a parameter here to send it in the body."}
        </p>
      )}
      <ul className={cn("flex flex-wrap gap-1.5", rows.length > 0 && "py-2")}>
        {rows.map((row) => (
          <BodyRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function BodyRow({ row: { id, parameter, index } }: { row: Row }) {
  const { mayWrite } = useEditor();
  const { ref, handleRef, isDragSource } = useSortable({ id, index, group: "body", type: DRAGGED, accept: DRAGGED, disabled: !mayWrite });
  return (
    <li ref={ref} className={cn("flex max-w-full items-center rounded-md border bg-card ps-0.5", isDragSource && "opacity-60 shadow-md")}>
      <button
        type="button"
        ref={handleRef}
        aria-label={`Move ${parameter.name}`}
        className="grid h-8 w-6 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-muted-foreground hover:text-foreground focus-visible:outline-2 focus-visible:outline-ring"
      >
        <GripVertical className="size-3.5" aria-hidden="true" />
      </button>
      <bdi className="min-w-0 truncate font-mono text-xs">{parameter.name}</bdi>
      <span className="ms-2 text-xs text-muted-foreground">{TYPE_LABELS[parameter.type]}</span>
      {mayWrite && <ParameterMenu name={parameter.name} place="body" index={index} />}
    </li>
  );
}
