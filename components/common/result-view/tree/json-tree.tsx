"use client";

import type { Json } from "#lib/contracts/json.ts";
import { TreeFooter } from "./tree-footer.tsx";
import { TreeLines } from "./tree-lines.tsx";
import { TreeSearch } from "./tree-search.tsx";
import { useTree } from "./use-tree.ts";

interface Props {
  value: Json;
  label: string;
}

/** JSON as a tree: to fold, to search, and to copy from, by mouse and by keyboard. */
export function JsonTree({ value, label }: Props) {
  const tree = useTree(value);
  const branches = typeof value === "object" && value !== null;
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      {branches && <TreeSearch tree={tree} />}
      <TreeLines tree={tree} label={`${label}, as a tree`} />
      {branches && <TreeFooter tree={tree} value={value} />}
    </div>
  );
}
