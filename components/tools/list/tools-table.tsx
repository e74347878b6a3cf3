"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import type { ToolFilter, ToolSort } from "#lib/client/tool-filter.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { ColumnHeads } from "./column-heads.tsx";
import { SELECTED_MAX } from "./selection-state.ts";
import type { ToolPages } from "./tool-pages.ts";
import { ToolRow } from "./tool-row.tsx";
import { useRecent } from "./use-recent.ts";
import { useRowFocus } from "./use-row-focus.ts";
import { useSelection } from "./use-selection.ts";
import { useToolRows } from "./use-tool-rows.ts";

// Neither is there before something is selected, or to be deleted.
const BulkBar = dynamic(() => import("./bulk-bar.tsx").then(({ BulkBar }) => BulkBar), { ssr: false });
const DeleteToolsDialog = dynamic(() => import("./delete-tools-dialog.tsx").then(({ DeleteToolsDialog }) => DeleteToolsDialog), {
  ssr: false,
});

interface Props {
  pages: ToolPages;
  filter: ToolFilter;
  onSort: (sort: ToolSort) => void;
}

/** All tools as one list that is read and drawn as far as somebody scrolls. */
export function ToolsTable({ pages, filter, onSort }: Props) {
  const { workspace, can } = useStudio();
  const router = useRouter();
  const { tools, total, hasMore } = pages;
  const ids = tools.map(({ id }) => id);
  const selection = useSelection(ids);
  const [deleting, setDeleting] = useState<readonly Tool[]>([]);
  const deleteOne = useCallback((tool: Tool) => setDeleting([tool]), []);
  const chosen = tools.filter(({ id }) => selection.ids.has(id));
  const more = useMore(pages);
  const list = useToolRows({ tools, hasMore: hasMore && !pages.isLoadingMore && !pages.moreFailed, onMore: more });
  const recentOf = useRecent(tools, ...list.range);
  const hrefOf = (id: string) => `/${workspace.slug}/tools/${id}`;
  const allChosen = selection.ids.size > 0 && selection.ids.size === Math.min(ids.length, SELECTED_MAX);
  const chooseAll = () => (allChosen ? selection.clear() : selection.replace(ids));
  const focus = useRowFocus({
    ids,
    scrollTo: list.scrollTo,
    onOpen: (id) => router.push(hrefOf(id)),
    onSelect: selection.select,
    onAll: () => selection.replace(ids),
    onClear: selection.clear,
    // Without a selection it is the row that the keyboard is in.
    onDelete: (id) => can("tool:write") && setDeleting(chosen.length > 0 ? chosen : tools.filter((tool) => tool.id === id)),
  });
  return (
    <div className="@container">
      <table
        ref={focus.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are selected and moved through by keys, as in a grid.
        role="grid"
        aria-label="Tools"
        aria-rowcount={total + 1}
        aria-multiselectable="true"
        onKeyDown={focus.onKeyDown}
        className="block rounded-lg border bg-card"
      >
        <ColumnHeads
          filter={filter}
          onSort={onSort}
          chosen={allChosen || (selection.ids.size > 0 && "indeterminate")}
          onChooseAll={chooseAll}
        />
        <tbody ref={list.body} className="block" style={list.padding}>
          {list.rows.map(({ index }) => {
            const tool = tools[index];
            return tool === undefined ? null : (
              <ToolRow
                key={tool.id}
                tool={tool}
                index={index}
                href={hrefOf(tool.id)}
                recent={recentOf(tool.id)}
                selected={selection.ids.has(tool.id)}
                active={tool.id === focus.current}
                onSelect={selection.select}
                onActive={focus.setActive}
                onDelete={deleteOne}
                measure={list.measure}
              />
            );
          })}
        </tbody>
      </table>
      <Tail pages={pages} />
      {chosen.length > 0 && <BulkBar tools={chosen} pages={pages} selection={selection} onDelete={() => setDeleting(chosen)} />}
      {deleting.length > 0 && <DeleteToolsDialog tools={deleting} onClose={() => setDeleting([])} />}
    </div>
  );
}

function useMore({ more }: ToolPages): () => void {
  return useCallback(() => void more(), [more]);
}

/** What stands below the last row that is loaded. */
function Tail({ pages: { moreFailed, isLoadingMore, more, tools, total, hasMore } }: { pages: ToolPages }) {
  if (moreFailed) {
    return (
      <p role="alert" className="flex flex-wrap items-center justify-center gap-3 py-4 text-sm text-destructive">
        More tools could not be loaded.
        <Button variant="outline" size="sm" onClick={() => more()}>
          Try again
        </Button>
      </p>
    );
  }
  if (!hasMore) return null;
  return (
    <p className="py-4 text-center text-sm text-muted-foreground" aria-live="off">
      {isLoadingMore ? "Loading more…" : `${formatCount(tools.length)} of ${formatCount(total)}`}
    </p>
  );
}
