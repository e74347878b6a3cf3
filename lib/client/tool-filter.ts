import { z } from "zod";
import { ToolType } from "#lib/contracts/tools.ts";

/** The part of the address that filters the list of tools. A value that makes no sense counts as absent. */
export const ToolFilter = z.object({
  search: z.string().trim().max(200).optional().catch(undefined),
  type: ToolType.optional().catch(undefined),
});
export type ToolFilter = z.infer<typeof ToolFilter>;
