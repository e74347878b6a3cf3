import { z } from "zod";
import { ListToolsQuery, ToolType } from "#lib/contracts/tools.ts";

const { sort, order } = ListToolsQuery.shape;

/** The part of the address that filters and sorts the list of tools. A value that makes no sense counts as absent. */
export const ToolFilter = z.object({
  search: z.string().trim().max(200).optional().catch(undefined),
  type: ToolType.optional().catch(undefined),
  tag: z.string().max(50).optional().catch(undefined),
  owner: z.uuid().optional().catch(undefined),
  state: z.enum(["on", "off"]).optional().catch(undefined),
  sort: sort.unwrap().optional().catch(undefined),
  order: order.unwrap().optional().catch(undefined),
});
export type ToolFilter = z.infer<typeof ToolFilter>;
export type ToolSort = NonNullable<ToolFilter["sort"]>;

/** The same filter as the API takes it. */
export function toToolsQuery({ state, ...filter }: ToolFilter): z.input<typeof ListToolsQuery> {
  return { ...filter, enabled: state === undefined ? undefined : String(state === "on") };
}

/** Whether something narrows the list; the order does not. */
export function isNarrowed({ search, type, tag, owner, state }: ToolFilter): boolean {
  return [search, type, tag, owner, state].some((value) => value !== undefined && value !== "");
}
