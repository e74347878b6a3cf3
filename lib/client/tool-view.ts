import { z } from "zod";
import { ExecutionStatus } from "#lib/contracts/executions.ts";

export const TOOL_TABS = ["run", "definition", "target", "versions", "usage", "access", "logs"] as const;
export type ToolTab = (typeof TOOL_TABS)[number];

/** The part of a tool's address that says what is on the screen. */
export const ToolView = z.object({
  tab: z.enum(TOOL_TABS).catch("run"),
  status: ExecutionStatus.optional().catch(undefined),
  execution: z.uuid().optional().catch(undefined),
});
export type ToolView = z.infer<typeof ToolView>;
