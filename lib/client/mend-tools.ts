import type { InfiniteData } from "@tanstack/react-query";
import type { z } from "zod";
import type { ChangeToolsInput, Tool, ToolList } from "#lib/contracts/tools.ts";
import type { ToolFilter } from "./tool-filter.ts";

type Change = z.input<typeof ChangeToolsInput>;

/** What the server has made of tools, so that a list that was scrolled far need not be read again. */
export function changedBy(input: Change): (tools: Tool[]) => Tool[] {
  const ids = new Set(input.ids);
  if (input.action === "delete") return (tools) => tools.filter(({ id }) => !ids.has(id));
  return (tools) => tools.map((tool) => (ids.has(tool.id) ? changed(tool, input) : tool));
}

function changed(tool: Tool, input: Exclude<Change, { action: "delete" }>): Tool {
  if (input.action !== "tag") {
    const enabled = input.action === "enable";
    return tool.enabled === enabled ? tool : { ...tool, enabled, version: tool.version + 1 };
  }
  const { add = [], remove = [] } = input;
  const tags = [...new Set([...tool.tags.filter((tag) => !remove.includes(tag)), ...add])];
  return tags.join("\n") === tool.tags.join("\n") ? tool : { ...tool, tags, version: tool.version + 1 };
}

/** Whether a tool is still what a list was narrowed to, as far as such a change can tell. */
export function staysIn({ state, tag }: Pick<ToolFilter, "state" | "tag">): (tool: Tool) => boolean {
  return ({ enabled, tags }) => (state === undefined || enabled === (state === "on")) && (!tag || tags.includes(tag));
}

/** The same pages with other tools; what was taken out is not counted any more. */
export function mendPages(data: InfiniteData<ToolList>, change: (tools: Tool[]) => Tool[]): InfiniteData<ToolList> {
  const pages = data.pages.map((page) => ({ ...page, tools: change(page.tools) }));
  const gone = count(data.pages) - count(pages);
  return { ...data, pages: pages.map((page) => ({ ...page, total: page.total === null ? null : page.total - gone })) };
}

function count(pages: ToolList[]): number {
  return pages.reduce((sum, { tools }) => sum + tools.length, 0);
}
