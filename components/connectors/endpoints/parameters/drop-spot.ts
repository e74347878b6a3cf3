import type { DragDropEventHandlers } from "@dnd-kit/react";
import { isSortable } from "@dnd-kit/react/sortable";
import type { Spot } from "../draft/move-parameter.ts";
import { PLACE_LABELS, type Place } from "../draft/places.ts";

type Target = Parameters<DragDropEventHandlers["onDragOver"]>[0]["operation"]["target"];

/** What a place is called by drag and drop, which reads it out. */
export function placeId(place: Place): string {
  return `the end of ${PLACE_LABELS[place].toLowerCase()}`;
}

/** Where what is dragged would come: before the row that it is over, or at the end of the place. */
export function dropSpot(target: Target, lengthOf: (place: Place) => number): Spot | undefined {
  if (target === null) return undefined;
  const places = Object.keys(PLACE_LABELS) as Place[];
  const place = places.find((one) => (isSortable(target) ? target.group === one : target.id === placeId(one)));
  if (place === undefined) return undefined;
  return { place, index: isSortable(target) ? target.index : lengthOf(place) };
}
