import type { TreeRow } from "./tree-rows.ts";
import type { Tree } from "./use-tree.ts";

const PAGE = 12;

interface Move {
  tree: Tree;
  row: TreeRow;
  /** Makes another line active; the first or the last where there is none. */
  go: (to: number) => void;
}

const MOVES = new Map<string, (move: Move) => void>([
  ["ArrowDown", ({ tree, go }) => go(tree.index + 1)],
  ["ArrowUp", ({ tree, go }) => go(tree.index - 1)],
  ["PageDown", ({ tree, go }) => go(tree.index + PAGE)],
  ["PageUp", ({ tree, go }) => go(tree.index - PAGE)],
  ["Home", ({ go }) => go(0)],
  ["End", ({ tree, go }) => go(tree.rows.length - 1)],
  ["ArrowRight", ({ tree, row, go }) => (row.open ? go(tree.index + 1) : tree.toggle(row, true))],
  ["ArrowLeft", ({ tree, row, go }) => (row.open ? tree.toggle(row, false) : go(parentOf(tree, row)))],
  ["Enter", ({ tree, row }) => tree.toggle(row)],
  [" ", ({ tree, row }) => tree.toggle(row)],
]);

/** What a key does in a tree (ARIA Authoring Practices, tree view); false where it does nothing. */
export function keyMove(key: string, tree: Tree): boolean {
  const row = tree.rows[tree.index];
  const move = MOVES.get(key);
  if (row === undefined || move === undefined) return false;
  const go = (to: number) => tree.setActive(tree.rows[Math.min(Math.max(to, 0), tree.rows.length - 1)]?.pointer ?? "");
  move({ tree, row, go });
  return true;
}

function parentOf({ rows, index }: Tree, { depth }: TreeRow): number {
  return rows.findLastIndex((row, at) => at < index && row.depth < depth);
}
