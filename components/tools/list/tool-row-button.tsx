import { EllipsisVertical } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Tool } from "#lib/contracts/tools.ts";

export function ToolRowButton({ tool, ...props }: ComponentProps<"button"> & { tool: Tool }) {
  return (
    <Button {...props} variant="ghost" size="icon-sm" aria-label={`Actions for ${tool.displayName}`}>
      <EllipsisVertical aria-hidden="true" />
    </Button>
  );
}
