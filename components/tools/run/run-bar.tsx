"use client";

import { Play, Square } from "lucide-react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { Kbd } from "#components/common/kbd.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { toCurl } from "#lib/client/code-export/to-curl.ts";
import { useOrigin } from "#lib/client/use-origin.ts";
import type { RunControls } from "#lib/client/use-run.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import type { Tool } from "#lib/contracts/tools.ts";

interface Props {
  tool: Tool;
  /** The body of the request. */
  call: JsonObject;
  live: RunControls;
}

export function RunBar({ tool, call, live }: Props) {
  const { can } = useStudio();
  const origin = useOrigin();
  const obstacle = whyNot(tool, can("tool:run"));
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t bg-muted px-4 py-3 sm:px-5">
      <CopyButton text={toCurl({ url: `${origin}/api/custom-tools/${tool.id}/execute`, body: call })} label="Copy as cURL" showLabel />
      {obstacle === null ? (
        <span className="flex items-center gap-2">
          {live.isActive && (
            <Button type="button" variant="outline" onClick={live.cancel}>
              <Square aria-hidden="true" />
              Stop
            </Button>
          )}
          <SubmitButton pending={live.isActive}>
            {!live.isActive && <Play aria-hidden="true" />}
            {live.isActive ? "Running" : "Run"}
            <span className="max-lg:hidden">
              <Kbd keys="mod+enter" />
            </span>
          </SubmitButton>
        </span>
      ) : (
        <p className="text-sm text-muted-foreground">{obstacle}</p>
      )}
    </div>
  );
}

function whyNot(tool: Tool, allowed: boolean): string | null {
  if (!allowed) return "Your role may not run tools.";
  return tool.enabled ? null : "This tool is switched off.";
}
