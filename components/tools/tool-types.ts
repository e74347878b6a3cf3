import { Braces, Globe, type LucideIcon } from "lucide-react";
import type { ToolType } from "#lib/contracts/tools.ts";

/** How each type of tool is shown. */
export const TOOL_TYPES: Record<ToolType, { label: string; icon: LucideIcon }> = {
  api_call: { label: "API call", icon: Globe },
  code_execution: { label: "Code", icon: Braces },
};
