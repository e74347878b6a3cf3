import type { EndpointParameter } from "#lib/contracts/endpoint-parameters.ts";
import type { EndpointDraft } from "../draft/endpoint-draft.ts";
import { listIn, type Spot } from "../draft/move-parameter.ts";
import { PLACE_LABELS, type Place } from "../draft/places.ts";

export interface Row extends Spot {
  /** By its name, so that it is the same wherever it is dragged; a second one of a name gets another. */
  id: string;
  parameter: EndpointParameter;
}

/** Every parameter of a draft with its place. */
export function rowsOf(draft: EndpointDraft): Row[] {
  const seen = new Map<string, number>();
  return (Object.keys(PLACE_LABELS) as Place[]).flatMap((place) =>
    listIn(draft, place).map((parameter, index) => {
      const count = (seen.get(parameter.name) ?? 0) + 1;
      seen.set(parameter.name, count);
      return { id: count === 1 ? parameter.name : `${parameter.name} (${count})`, parameter, place, index };
    }),
  );
}
