import type { EndpointParameter } from "#lib/contracts/endpoint-parameters.ts";
import { pathNames } from "#lib/contracts/endpoints.ts";
import type { EndpointDraft } from "./endpoint-draft.ts";
import { parametersIn, REQUEST_PLACES, withParameters } from "./places.ts";
import { sameRow } from "./row-id.ts";
import { renameText } from "./text-of.ts";

/**
 * Another path, and the path parameters that it names: a new name is a parameter, one that is gone is kept as unused, and one that is changed
 * between its braces is renamed.
 */
export function setPath(draft: EndpointDraft, path: string): EndpointDraft {
  const before = distinct(draft.definition.path);
  const after = distinct(path);
  const renamed = renaming(before, after);
  const taken = renamed === null || isKnown(draft, renamed.to) ? draft : rename(draft, renamed);
  const { definition, unused } = taken;
  const gone = definition.pathParams.filter(({ name }) => !after.includes(name));
  const kept = definition.pathParams.filter(({ name }) => after.includes(name));
  const named = new Set(kept.map(({ name }) => name));
  const added = after.filter((name) => !named.has(name)).map((name) => find(taken, name));
  const rest = REQUEST_PLACES.filter((place) => place !== "path").reduce(
    (next, place) => withParameters(next, place, without(parametersIn(next, place), after)),
    definition,
  );
  return {
    ...taken,
    definition: { ...rest, path, pathParams: [...kept, ...added] },
    unused: [...without(unused, after), ...gone],
  };
}

/** Puts a parameter that was taken out back to the end of the path. */
export function restoreUnused(draft: EndpointDraft, name: string): EndpointDraft {
  return setPath(draft, appended(draft.definition.path, name));
}

/** The path with one more segment. */
export function appended(path: string, name: string): string {
  return `${path.endsWith("/") ? path.slice(0, -1) : path}/{${name}}`;
}

/** The path without the name: its whole segment, or the braces where it is a part of one. */
export function removedFrom(path: string, name: string): string {
  const segments = path.split("/").filter((segment) => segment !== `{${name}}`);
  const rest = segments.join("/").replaceAll(`{${name}}`, "");
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function distinct(path: string): string[] {
  return [...new Set(pathNames(path))];
}

function renaming(before: string[], after: string[]): { from: string; to: string } | null {
  const changed = before.flatMap((name, index) => (name === after[index] ? [] : [index]));
  const [index] = changed;
  if (before.length !== after.length || changed.length !== 1 || index === undefined) return null;
  return { from: before[index] ?? "", to: after[index] ?? "" };
}

function isKnown({ definition, unused }: EndpointDraft, name: string): boolean {
  return [...unused, ...REQUEST_PLACES.flatMap((place) => parametersIn(definition, place))].some((parameter) => parameter.name === name);
}

function rename(draft: EndpointDraft, { from, to }: { from: string; to: string }): EndpointDraft {
  const pathParams = draft.definition.pathParams.map((parameter) =>
    parameter.name === from ? sameRow(parameter, { ...parameter, name: to }) : parameter,
  );
  return { ...draft, definition: { ...draft.definition, pathParams }, values: renameText(draft.values, from, to) };
}

/** A parameter of that name from wherever it was, or a new one. */
function find({ definition, unused }: EndpointDraft, name: string): EndpointParameter {
  const known = [...unused, ...REQUEST_PLACES.flatMap((place) => parametersIn(definition, place))].find((one) => one.name === name);
  if (known === undefined) return { name, type: "string", required: true };
  const { style: _style, explode: _explode, allowReserved: _reserved, ...parameter } = known;
  return sameRow(known, { ...parameter, required: true });
}

function without(list: EndpointParameter[], names: readonly string[]): EndpointParameter[] {
  return list.filter(({ name }) => !names.includes(name));
}
