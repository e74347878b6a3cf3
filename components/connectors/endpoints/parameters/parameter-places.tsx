"use client";

import { DragDropProvider, KeyboardSensor, PointerSensor } from "@dnd-kit/react";
import { useState } from "react";
import { listIn, moveParameter } from "../draft/move-parameter.ts";
import { PLACE_LABELS, type Place } from "../draft/places.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { BodyPlace } from "./body-place.tsx";
import { dropSpot } from "./drop-spot.ts";
import { PlaceList } from "./place-list.tsx";
import { rowsOf } from "./rows-of.ts";

/** Rows are taken by their handles alone, so a finger need not rest on one before it moves. */
const SENSORS = [PointerSensor.configure({ activationConstraints: () => undefined }), KeyboardSensor];

interface Drag {
  id: string;
  to: { place: Place; index: number };
}

/** Parameters by where they travel, to be dragged between places and within them. While one is dragged, the draft stays as it is. */
export function ParameterPlaces() {
  const { draft, change } = useEditor();
  const [drag, setDrag] = useState<Drag>();
  const [showsCookies, setShowsCookies] = useState(false);
  const [said, setSaid] = useState("");
  const from = drag === undefined ? undefined : rowsOf(draft).find(({ id }) => id === drag.id);
  const shown = drag === undefined || from === undefined ? draft : moveParameter(draft, from, drag.to);
  const rows = rowsOf(shown);
  const hasCookies = showsCookies || drag !== undefined || draft.definition.cookieParams.length > 0;
  const inPlace = (place: Place) => rows.filter((row) => row.place === place);
  return (
    <DragDropProvider
      sensors={SENSORS}
      onDragOver={(event) => {
        // The lists are drawn anew with the row in its new place, which is what the default would do to the page itself.
        event.preventDefault();
        const { source, target } = event.operation;
        const to = dropSpot(target, (place) => listIn(shown, place).length);
        if (source !== null && to !== undefined && target?.id !== source.id)
          setDrag({ id: String(source.id), to: within(shown, String(source.id), to) });
      }}
      onDragEnd={(event) => {
        setDrag(undefined);
        if (event.canceled || from === undefined || drag === undefined) return;
        change(moveParameter(draft, from, drag.to));
        setSaid(`${from.parameter.name} is in ${PLACE_LABELS[drag.to.place].toLowerCase()}, position ${drag.to.index + 1}`);
      }}
    >
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="space-y-5">
        <PlaceList place="path" rows={inPlace("path")} />
        <PlaceList place="query" rows={inPlace("query")} />
        <PlaceList place="header" rows={inPlace("header")} />
        <BodyPlace rows={inPlace("body")} />
        {hasCookies ? (
          <PlaceList place="cookie" rows={inPlace("cookie")} />
        ) : (
          <button
            type="button"
            onClick={() => setShowsCookies(true)}
            className="rounded-sm text-xs text-muted-foreground underline-offset-2 hover:underline"
          >
            More: cookies
          </button>
        )}
      </div>
    </DragDropProvider>
  );
}

/** The end of a list that the row is in already is one before its length. */
function within(draft: Parameters<typeof rowsOf>[0], id: string, to: Drag["to"]): Drag["to"] {
  const own = rowsOf(draft).find((row) => row.id === id);
  const last = listIn(draft, to.place).length - (own?.place === to.place ? 1 : 0);
  return { ...to, index: Math.min(to.index, last) };
}
