"use client";

import type { ReactNode } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { JsonView } from "#components/common/json-view/json-view.tsx";
import { exampleValue } from "#components/common/schema-form/example-value.ts";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { useOrigin } from "#lib/client/use-origin.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { executeToolCurl } from "./execute-tool-curl.ts";
import { TOOL_TYPES } from "./tool-types.ts";

/** How the tool is declared, and how a script calls it. */
export function ToolDefinition({ tool }: { tool: Tool }) {
  const origin = useOrigin();
  // Safe: they came as JSON, their type only says more about them.
  const parameters = tool.parameters as Json;
  const [[target, targetId] = ["", ""]] = Object.entries(tool.config);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
      <div className="min-w-0 space-y-6">
        <section className="space-y-2">
          <h2 className="text-sm font-semibold">Call it from a script</h2>
          <CodeBlock code={executeToolCurl(origin, tool.id, exampleValue(toFields(tool.parameters) ?? []))} label="Command" />
        </section>
        <JsonView value={parameters} label="Parameters" />
      </div>
      <dl className="h-fit divide-y rounded-lg border bg-card px-4 text-sm">
        <Fact term="Name">
          <code className="font-mono text-xs break-all">{tool.name}</code>
        </Fact>
        <Fact term="Type">{TOOL_TYPES[tool.type].label}</Fact>
        <Fact term={target.replace(/Id$/, "").replace(/^./, (letter) => letter.toUpperCase())}>
          <code className="font-mono text-xs break-all">{targetId}</code>
        </Fact>
        <Fact term="Tool id">
          <code className="font-mono text-xs break-all">{tool.id}</code>
        </Fact>
        <Fact term="Version">v{tool.version}</Fact>
        <Fact term="Price per call">{tool.pricePerCall === 0 ? "free" : `$${tool.pricePerCall}`}</Fact>
        {tool.tags.length > 0 && (
          <Fact term="Tags">
            <span className="flex flex-wrap justify-end gap-1">
              {tool.tags.map((tag) => (
                <Badge key={tag} variant="secondary">
                  {tag}
                </Badge>
              ))}
            </span>
          </Fact>
        )}
        <Fact term="Created">
          <TimeAgo iso={tool.createdAt} />
        </Fact>
        <Fact term="Changed">
          <TimeAgo iso={tool.updatedAt} />
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-6 py-2.5">
      <dt className="shrink-0 text-muted-foreground">{term}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}
