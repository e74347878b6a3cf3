import { ChevronRight } from "lucide-react";
import { JsonLeaf } from "#components/common/json-view/json-leaf.tsx";
import { cn } from "#components/ui/cn.ts";
import type { TreeRow } from "./tree-rows.ts";
import type { Tree } from "./use-tree.ts";

interface Props {
  id: string;
  row: TreeRow;
  active: boolean;
  found: boolean;
  tree: Tree;
  onFocus: () => void;
}

const TEXT_MAX = 2_000;

/** One name with its value; of an object or a list how much is in it. */
export function TreeLine({ id, row, active, found, tree, onFocus }: Props) {
  const { name, value, depth, size, open, nth, of } = row;
  const choose = () => {
    onFocus();
    tree.setActive(row.pointer);
    tree.toggle(row);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keyboard, and moves from line to line.
    // biome-ignore lint/a11y/useFocusableInteractive: the tree names the active line, which has no focus of its own.
    <div
      id={id}
      role="treeitem"
      aria-level={depth + 1}
      aria-setsize={of}
      aria-posinset={nth}
      aria-selected={active}
      aria-expanded={size === null || size === 0 ? undefined : open}
      onClick={choose}
      className={cn(
        "flex cursor-default items-start pe-3 hover:bg-accent/60",
        active &&
          "bg-tint hover:bg-tint group-focus-visible/tree:outline-2 group-focus-visible/tree:-outline-offset-2 group-focus-visible/tree:outline-ring",
        found && "shadow-[inset_3px_0_0_var(--warning)] rtl:shadow-[inset_-3px_0_0_var(--warning)]",
      )}
      style={{ paddingInlineStart: `${Math.min(depth, 40) * 16 + 8}px` }}
    >
      <span className="grid h-6 w-4 shrink-0 place-items-center text-muted-foreground" aria-hidden="true">
        {size !== null && size > 0 && <ChevronRight className={cn("size-3.5", open ? "rotate-90" : "rtl:rotate-180")} />}
      </span>
      <span className="min-w-0 flex-1 break-words whitespace-pre-wrap">
        {name !== null && <bdi className={typeof name === "number" ? "text-muted-foreground" : ""}>{name}</bdi>}
        {name !== null && <span className="text-muted-foreground">: </span>}
        {size === null ? <Leaf value={value as string | number | boolean | null} /> : <Branch isList={Array.isArray(value)} size={size} />}
      </span>
    </div>
  );
}

function Leaf({ value }: { value: string | number | boolean | null }) {
  const isLong = typeof value === "string" && value.length > TEXT_MAX;
  return (
    <bdi>
      <JsonLeaf value={isLong ? value.slice(0, TEXT_MAX) : value} />
      {isLong && <span className="text-muted-foreground">… {(value.length - TEXT_MAX).toLocaleString("en")} more characters</span>}
    </bdi>
  );
}

function Branch({ isList, size }: { isList: boolean; size: number }) {
  const what = isList ? (size === 1 ? "item" : "items") : size === 1 ? "field" : "fields";
  return <span className="text-muted-foreground">{size === 0 ? (isList ? "[ ]" : "{ }") : `${size} ${what}`}</span>;
}
