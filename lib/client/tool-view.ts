import { z } from "zod";

export const TOOL_TABS = ["run", "definition", "target", "versions", "usage", "access", "logs"] as const;
export type ToolTab = (typeof TOOL_TABS)[number];

/** The part of a tool's address that says which tab is open; what else it says belongs to that tab. */
export const ToolView = z.object({ tab: z.enum(TOOL_TABS).catch("run") });
