import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { Tool, ToolType } from "#lib/contracts/tools.ts";

const CodeView = dynamic(() => import("./code-view.tsx").then((module) => module.CodeView));
const RequestView = dynamic(() => import("./request-view.tsx").then((module) => module.RequestView));

/** What each type of tool runs, on a tab of its own. */
export const TARGET_VIEWS: Record<ToolType, { tab: string; View: ComponentType<{ tool: Tool }> }> = {
  api_call: { tab: "Request", View: RequestView },
  code_execution: { tab: "Code", View: CodeView },
};
