"use client";

import { CopyButton } from "#components/common/copy-button.tsx";
import type { Json } from "#lib/contracts/json.ts";
import { resultText } from "../result-text.ts";
import { valueAt, writePath } from "./pointer.ts";
import type { Tree } from "./use-tree.ts";

/** Where the active line is, to take its path or its value along. */
export function TreeFooter({ tree, value }: { tree: Tree; value: Json }) {
  const pointer = tree.rows[tree.index]?.pointer ?? "";
  const path = writePath(value, pointer);
  const found = valueAt(value, pointer) ?? null;
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-t ps-3 pe-1">
      <code className="min-w-0 flex-1 truncate font-mono text-xs text-muted-foreground" title={path}>
        {path === "" ? "the whole value" : path}
      </code>
      <CopyButton text={path} label="Copy path" showLabel bare />
      <CopyButton text={() => resultText(found, 2)} label="Copy value" showLabel bare />
    </div>
  );
}
