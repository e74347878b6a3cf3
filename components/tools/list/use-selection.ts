import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { NOTHING, present, SELECTED_MAX, selected } from "./selection-state.ts";

export interface Selection {
  ids: ReadonlySet<string>;
  select: (id: string, isRange: boolean) => void;
  /** Exactly these, the first 500. */
  replace: (ids: readonly string[]) => void;
  clear: () => void;
}

/** Which of the ids in a list are selected. Its functions stay the same, so that rows need not be drawn again. */
export function useSelection(listed: readonly string[]): Selection {
  const [state, setState] = useState(NOTHING);
  const latest = useRef(listed);
  useLayoutEffect(() => {
    latest.current = listed;
  }, [listed]);
  const select = useCallback((id: string, isRange: boolean) => setState((before) => selected(before, latest.current, id, isRange)), []);
  const replace = useCallback(
    (ids: readonly string[]) => setState({ ids: new Set(ids.slice(0, SELECTED_MAX)), anchor: ids[0] ?? null }),
    [],
  );
  const clear = useCallback(() => setState(NOTHING), []);
  return { ids: present(state, listed), select, replace, clear };
}
