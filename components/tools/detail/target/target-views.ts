import type { ComponentType } from "react";
import type { Tool, ToolType } from "#lib/contracts/tools.ts";
import { CodeView } from "./code-view.tsx";
import { RequestView } from "./request-view.tsx";

/** What each type of tool runs, on a tab of its own. */
export const TARGET_VIEWS: Record<ToolType, { tab: string; View: ComponentType<{ tool: Tool }> }> = {
  api_call: { tab: "Request", View: RequestView },
  code_execution: { tab: "Code", View: CodeView },
};
