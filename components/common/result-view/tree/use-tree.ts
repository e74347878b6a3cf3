import { useDeferredValue, useMemo, useState } from "react";
import type { Json } from "#lib/contracts/json.ts";
import { findMatches } from "./find-matches.ts";
import { ancestorsOf } from "./pointer.ts";
import { type TreeRow, treeRows } from "./tree-rows.ts";

const NOTHING: ReadonlyMap<string, boolean> = new Map();

/** A value as a tree that folds, with one line that is active and a search. */
export function useTree(value: Json) {
  const [toggled, setToggled] = useState(NOTHING);
  const [active, setActive] = useState("");
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const rows = useMemo(() => treeRows(value, toggled), [value, toggled]);
  const matches = useMemo(() => findMatches(value, wanted), [value, wanted]);
  const index = Math.max(
    0,
    rows.findIndex(({ pointer }) => pointer === active),
  );
  const toggle = (row: TreeRow, open = !row.open) => {
    if (row.size !== null && row.size > 0) setToggled(new Map(toggled).set(row.pointer, open));
  };
  const show = (pointer: string) => {
    const closed = ancestorsOf(pointer).map((ancestor) => [ancestor, true] as const);
    setToggled(new Map([...toggled, ...closed]));
    setActive(pointer);
  };
  /** Goes to the match `by` places from the active one, around the end. */
  const step = (by: 1 | -1) => {
    const at = matches.indexOf(active);
    const next = matches[at === -1 ? (by === 1 ? 0 : matches.length - 1) : (at + by + matches.length) % matches.length];
    if (next !== undefined) show(next);
  };
  return { rows, index, active, search, wanted, matches, setActive, setSearch, toggle, show, step };
}

export type Tree = ReturnType<typeof useTree>;
