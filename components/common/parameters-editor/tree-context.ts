import { createContext, useContext } from "react";
import type { FieldNode, MakeId, ValueNode } from "./node.ts";
import type { Row } from "./rows.ts";

/** What the lines of the tree share. */
export interface TreeContextValue {
  nodes: readonly FieldNode[];
  rows: readonly Row[];
  makeId: MakeId;
  readOnly: boolean;
  problems: ReadonlyMap<string, string>;
  places: Readonly<Record<string, string>>;
  /** The lines whose details are open. */
  detailed: ReadonlySet<string>;
  /** Puts another tree in place; `place` joins changes that are typed at one place. `focus` is the line to go to. */
  edit: (nodes: FieldNode[], options?: { place?: string; focus?: string; say?: string }) => void;
  changeValue: (id: string, change: <N extends ValueNode>(node: N) => N, place?: string) => void;
  toggle: (id: string) => void;
  toggleDetails: (id: string) => void;
}

const TreeContext = createContext<TreeContextValue | null>(null);

export const TreeProvider = TreeContext.Provider;

export function useTreeContext(): TreeContextValue {
  const tree = useContext(TreeContext);
  if (tree === null) throw new Error("useTreeContext needs a TreeProvider above it");
  return tree;
}
