/** How many tools one request changes at most. */
export const SELECTED_MAX = 500;

export interface SelectionState {
  ids: ReadonlySet<string>;
  /** The one that was selected last: where a range begins. */
  anchor: string | null;
}

export const NOTHING: SelectionState = { ids: new Set(), anchor: null };

/** Turns one over; a range gives all from the anchor to this the state of the anchor. */
export function selected({ ids, anchor }: SelectionState, listed: readonly string[], id: string, isRange: boolean): SelectionState {
  const from = anchor === null || !isRange ? -1 : listed.indexOf(anchor);
  const to = listed.indexOf(id);
  const reached = from < 0 ? [id] : listed.slice(Math.min(from, to), Math.max(from, to) + 1);
  const adds = from >= 0 && anchor !== null ? ids.has(anchor) : !ids.has(id);
  const next = adds ? [...new Set([...ids, ...reached])] : [...ids].filter((one) => !reached.includes(one));
  return { ids: new Set(next.slice(0, SELECTED_MAX)), anchor: from < 0 ? id : anchor };
}

/** Without those that have left the list; the same state when none has. */
export function present(state: SelectionState, listed: readonly string[]): ReadonlySet<string> {
  if (state.ids.size === 0) return state.ids;
  const known = new Set(listed);
  const kept = [...state.ids].filter((id) => known.has(id));
  return kept.length === state.ids.size ? state.ids : new Set(kept);
}
