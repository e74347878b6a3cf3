"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { cn } from "#components/ui/cn.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { updateTool } from "#lib/client/update-tool.ts";
import type { Tool } from "#lib/contracts/tools.ts";

/** On or off for everybody, at once; and what a call costs. */
export function EnabledSwitch({ tool }: { tool: Tool }) {
  const { workspace, can } = useStudio();
  const id = useId();
  const update = useMutation(updateTool(useQueryClient(), workspace.slug, tool.id));
  const isOn = update.isPending ? !tool.enabled : tool.enabled;
  const flip = () =>
    update.mutate(
      { enabled: !tool.enabled, version: tool.version },
      {
        onSuccess: (answer) => toast.success(`${tool.displayName} is ${answer.tool.enabled ? "on" : "off"}`),
        onError: (error) => toast.error(toProblem(error).detail),
      },
    );
  return (
    <section aria-labelledby={id} className="divide-y rounded-lg border bg-card px-4">
      <div className="flex items-center justify-between gap-6 py-3.5">
        <div className="min-w-0">
          <h2 id={id} className="text-sm font-semibold">
            {isOn ? "On" : "Off"}
          </h2>
          <p className="text-sm text-pretty text-muted-foreground">
            {isOn ? "Whoever may run tools can call it." : "Nobody can run it, neither people nor agents. Calls are refused."}
          </p>
        </div>
        <button
          type="button"
          role="switch"
          aria-checked={isOn}
          aria-label="Enabled"
          disabled={!can("tool:write") || update.isPending}
          onClick={flip}
          className={cn(
            "relative h-6 w-11 shrink-0 rounded-full border outline-none transition-colors focus-visible:ring-[3px] focus-visible:ring-ring/50 disabled:opacity-60",
            isOn ? "border-primary bg-primary" : "border-input bg-muted",
          )}
        >
          <span
            aria-hidden="true"
            className={cn(
              "absolute top-[3px] size-4 rounded-full transition-[inset-inline-start]",
              isOn ? "start-[23px] bg-primary-foreground" : "start-[3px] bg-muted-foreground",
            )}
          />
        </button>
      </div>
      <p className="flex items-baseline justify-between gap-6 py-3 text-sm">
        <span className="text-muted-foreground">Price of a call</span>
        <span className="font-medium">{tool.pricePerCall === 0 ? "free" : `$${tool.pricePerCall}`}</span>
      </p>
    </section>
  );
}
