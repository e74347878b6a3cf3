import { useRef, useState } from "react";
import { changeValue, findField } from "./edit-tree.ts";
import { toRows } from "./rows.ts";
import type { TreeContextValue } from "./tree-context.ts";
import type { useParameters } from "./use-parameters.ts";

interface Options extends Pick<TreeContextValue, "readOnly" | "problems" | "places"> {
  parameters: ReturnType<typeof useParameters>;
}

/** What is open, what has focus and what is said of the tree. */
export function useTree({ parameters, readOnly, problems, places }: Options) {
  const { nodes, makeId } = parameters;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [detailed, setDetailed] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const root = useRef<HTMLElement>(null);
  const edit: TreeContextValue["edit"] = (next, { place, focus, say } = {}) => {
    parameters.edit(next, place);
    if (say !== undefined) setSaid(say);
    if (focus === undefined) return;
    const isNew = findField(nodes, focus) === undefined;
    requestAnimationFrame(() => focusLine(root.current, focus, isNew));
  };
  const tree: TreeContextValue = {
    nodes,
    rows: toRows(nodes, closed),
    makeId,
    readOnly,
    problems,
    places,
    detailed,
    edit,
    changeValue: (id, change, place) => parameters.edit(changeValue(nodes, id, change), place),
    toggle: (id) => setClosed(toggled(closed, id)),
    toggleDetails: (id) => setDetailed(toggled(detailed, id)),
  };
  return { tree, closed, said, root };
}

/** A new line is named first; one that was moved is held on to. */
function focusLine(root: HTMLElement | null, id: string, isNew: boolean): void {
  const name = root?.querySelector<HTMLInputElement>(`[data-name-of="${CSS.escape(id)}"]`);
  const handle = root?.querySelector<HTMLElement>(`[data-handle-of="${CSS.escape(id)}"]`);
  if (isNew) {
    name?.focus();
    name?.select();
  } else (handle ?? name)?.focus();
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
