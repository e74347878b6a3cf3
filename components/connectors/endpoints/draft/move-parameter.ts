import type { EndpointParameter } from "#lib/contracts/endpoint-parameters.ts";
import type { Parameter } from "#lib/contracts/parameters.ts";
import { addBodyField, bodyFields, removeBodyField } from "./body-fields.ts";
import type { EndpointDraft } from "./endpoint-draft.ts";
import { PLACES, type Place, parametersIn, withParameters } from "./places.ts";
import { sameRow } from "./row-id.ts";
import { appended, removedFrom } from "./set-path.ts";

export interface Spot {
  place: Place;
  index: number;
}

/** Takes a parameter from one place to another, or within one. What the new place cannot say (a style) is left behind. */
export function moveParameter(draft: EndpointDraft, from: Spot, to: Spot): EndpointDraft {
  const moved = listIn(draft, from.place)[from.index];
  if (moved === undefined || (from.place === to.place && from.index === to.index)) return draft;
  if (from.place !== to.place && listIn(draft, to.place).some(({ name }) => name === moved.name)) return draft;
  return insert(remove(draft, from, from.place === to.place), to, moved, from.place === to.place);
}

export function listIn(draft: EndpointDraft, place: Place): EndpointParameter[] {
  return place === "body" ? bodyFields(draft.definition.bodySchema) : parametersIn(draft.definition, place);
}

function remove(draft: EndpointDraft, { place, index }: Spot, stays: boolean): EndpointDraft {
  const { definition } = draft;
  const gone = listIn(draft, place)[index];
  if (gone === undefined) return draft;
  if (place === "body") return { ...draft, definition: { ...definition, bodySchema: removeBodyField(definition.bodySchema, gone.name) } };
  const next = withParameters(definition, place, parametersIn(definition, place).toSpliced(index, 1));
  if (place !== "path" || stays) return { ...draft, definition: next };
  return { ...draft, definition: { ...next, path: removedFrom(next.path, gone.name) } };
}

function insert(draft: EndpointDraft, { place, index }: Spot, moved: EndpointParameter, stays: boolean): EndpointDraft {
  const { definition } = draft;
  if (place === "body") {
    return { ...draft, definition: { ...definition, bodySchema: addBodyField(definition.bodySchema, plain(moved), index) } };
  }
  const parameter = stays ? moved : sameRow(moved, fitting(moved, PLACES[place].styles, place === "path"));
  const next = withParameters(definition, place, parametersIn(definition, place).toSpliced(index, 0, parameter));
  if (place !== "path" || stays) return { ...draft, definition: next };
  return { ...draft, definition: { ...next, path: appended(next.path, moved.name) } };
}

function fitting({ style, explode, ...parameter }: EndpointParameter, styles: readonly string[], required: boolean): EndpointParameter {
  const kept = style !== undefined && styles.includes(style) ? { style, ...(explode === undefined ? {} : { explode }) } : {};
  const { allowReserved: _reserved, ...rest } = parameter;
  return { ...rest, ...kept, ...(required ? { required } : {}) };
}

function plain({ style: _style, explode: _explode, allowReserved: _reserved, ...parameter }: EndpointParameter): Parameter {
  return parameter;
}
