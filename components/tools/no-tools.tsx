"use client";

import { Wrench } from "lucide-react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { useOrigin } from "#lib/client/use-origin.ts";
import { createToolCurl } from "./create-tool-curl.ts";

export function NoTools() {
  const origin = useOrigin();
  return (
    <EmptyState
      icon={Wrench}
      title="No tools yet"
      action={
        <div className="w-full max-w-2xl min-w-0">
          <CodeBlock code={createToolCurl(origin)} label="Command" />
        </div>
      }
    >
      A tool is something your agents and scripts may call: described once, checked at every call, and logged. Register the first one
      through the API, with a token from <em>API tokens</em> and a snippet made at{" "}
      <code className="font-mono text-xs">/api/custom-tools/code-snippets</code>.
    </EmptyState>
  );
}
