import { useState } from "react";
import { fromJsonSchema, type SchemaAsList } from "#lib/contracts/from-json-schema.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { sameJson } from "#lib/contracts/same-json.ts";
import { type FieldNode, type MakeId, toList, toNodes } from "./node.ts";

interface State {
  /** The value that the tree shows. */
  value: Parameters;
  nodes: FieldNode[];
  /** What the tree cannot say; it can be read only while there is something. */
  lost: SchemaAsList["lost"];
  past: Parameters[];
  future: Parameters[];
  /** What the last change was made to: typing on at the same place is one step of undo. */
  place: string | undefined;
}

const STEPS_MAX = 200;

/** The tree of parameters as its user edits it, with undo. The value belongs to the parent; ids and steps to the editor. */
export function useParameters(value: Parameters, onChange: (value: Parameters) => void) {
  const [makeId] = useState(countIds);
  const [state, setState] = useState<State>(() => ({ ...toTree(value, makeId, []), past: [], future: [], place: undefined }));
  const isOther = value !== state.value && !sameJson(value as Json, state.value as Json);
  const current = isOther ? { ...state, ...toTree(value, makeId, state.nodes), place: undefined } : state;
  if (isOther) setState(current);

  const show = (next: State) => {
    setState(next);
    onChange(next.value);
  };
  const take = (next: Parameters, nodes: FieldNode[] | undefined, place?: string) => {
    // What was put back where it was is no step.
    if (sameJson(next as Json, current.value as Json)) return;
    const joins = place !== undefined && place === current.place;
    const past = joins ? current.past : [...current.past, current.value].slice(-STEPS_MAX);
    const tree = nodes === undefined ? toTree(next, makeId, current.nodes) : { value: next, nodes, lost: [] };
    show({ ...tree, past, future: [], place });
  };
  const travel = (from: "past" | "future", to: "past" | "future") => {
    const target = current[from].at(-1);
    if (target === undefined) return;
    const steps = { [from]: current[from].slice(0, -1), [to]: [...current[to], current.value] };
    show({ ...current, ...toTree(target, makeId, current.nodes), ...steps, place: undefined });
  };
  return {
    nodes: current.nodes,
    lost: current.lost,
    makeId,
    /** A change of the tree; `place` joins it to the one before at the same place. */
    edit: (nodes: FieldNode[], place?: string) => take(toList(nodes), nodes, place),
    /** A change of the JSON Schema. */
    replace: (next: Parameters) => take(next, undefined, "schema"),
    undo: current.past.length === 0 ? undefined : () => travel("past", "future"),
    redo: current.future.length === 0 ? undefined : () => travel("future", "past"),
  };
}

function toTree(value: Parameters, makeId: MakeId, before: readonly FieldNode[]): Pick<State, "value" | "nodes" | "lost"> {
  const { list, lost } = Array.isArray(value) ? { list: value, lost: [] } : fromJsonSchema(value);
  return { value, nodes: toNodes(list, makeId, before), lost };
}

function countIds(): MakeId {
  let count = 0;
  return () => {
    count += 1;
    return `p${count}`;
  };
}
