import type { EndpointParameter } from "#lib/contracts/endpoint-parameters.ts";
import type { EndpointDraft } from "../draft/endpoint-draft.ts";
import { parametersIn, type RequestPlace, withParameters } from "../draft/places.ts";
import { sameRow } from "../draft/row-id.ts";
import { removedFrom } from "../draft/set-path.ts";
import { renameText } from "../draft/text-of.ts";

/** Changes what one parameter says; its row and, if its name changes, its value stay. */
export function editParameter(
  draft: EndpointDraft,
  place: RequestPlace,
  index: number,
  changes: { [K in keyof EndpointParameter]?: EndpointParameter[K] | undefined },
): EndpointDraft {
  const list = parametersIn(draft.definition, place);
  const before = list[index];
  if (before === undefined) return draft;
  const kept = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined);
  // What is undefined is left out, and nothing else was changed in its kind.
  const after = sameRow(before, Object.fromEntries(kept) as EndpointParameter);
  const renamed = renamePath(draft, place, before.name, after.name);
  return {
    ...draft,
    definition: withParameters({ ...draft.definition, ...renamed }, place, list.with(index, after)),
    values: renameText(draft.values, before.name, after.name),
  };
}

function renamePath({ definition }: EndpointDraft, place: RequestPlace, from: string, to: string): { path?: string } {
  if (place !== "path" || from === to || /[{}/]/.test(to)) return {};
  return { path: definition.path.replaceAll(`{${from}}`, `{${to}}`) };
}

export function addParameter(draft: EndpointDraft, place: RequestPlace): EndpointDraft {
  const list = parametersIn(draft.definition, place);
  return { ...draft, definition: withParameters(draft.definition, place, [...list, { name: "", type: "string" }]) };
}

export function removeParameter(draft: EndpointDraft, place: RequestPlace, index: number): EndpointDraft {
  const list = parametersIn(draft.definition, place);
  const name = list[index]?.name ?? "";
  const definition = withParameters(draft.definition, place, list.toSpliced(index, 1));
  return { ...draft, definition: place === "path" ? { ...definition, path: removedFrom(definition.path, name) } : definition };
}
