import type { ToolType } from "#lib/contracts/tools.ts";
import { TOOL_TYPES } from "./tool-types.ts";

export function ToolIcon({ type, className }: { type: ToolType; className?: string }) {
  const Icon = TOOL_TYPES[type].icon;
  return <Icon className={className} aria-hidden="true" />;
}
