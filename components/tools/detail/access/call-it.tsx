"use client";

import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { exampleValue } from "#components/common/schema-form/example-value.ts";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { CODE_EXPORTS } from "#lib/client/code-export.ts";
import { useOrigin } from "#lib/client/use-origin.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { Facts } from "../facts.tsx";

/** The same call in several languages, and what it is known by. */
export function CallIt({ tool }: { tool: Tool }) {
  const origin = useOrigin();
  const [language, setLanguage] = useState("curl");
  const parameters = exampleValue(toFields(tool.parameters) ?? []);
  const call = { url: `${origin}/api/custom-tools/${tool.id}/execute`, body: { parameters } };
  return (
    <section aria-labelledby="call-it" className="min-w-0 space-y-4">
      <h2 id="call-it" className="text-sm font-semibold">
        How to call it
      </h2>
      <Tabs value={language} onValueChange={setLanguage}>
        <TabsList aria-label="Language">
          {CODE_EXPORTS.map(({ id, label }) => (
            <TabsTrigger key={id} value={id} className="px-3 text-xs">
              {label}
            </TabsTrigger>
          ))}
        </TabsList>
        {CODE_EXPORTS.map(({ id, label, write }) => (
          <TabsContent key={id} value={id} className="min-w-0">
            <CodeBlock code={write(call)} label={label} />
          </TabsContent>
        ))}
      </Tabs>
      <Facts
        facts={[
          ["Name", <Code key="name" text={tool.name} />],
          ["Tool id", <Code key="id" text={tool.id} />],
          ["Registered by", tool.owner?.name ?? "somebody who is gone"],
          ["Registered", <TimeAgo key="created" iso={tool.createdAt} />],
          ["Changed", <TimeAgo key="updated" iso={tool.updatedAt} />],
        ]}
      />
    </section>
  );
}

function Code({ text }: { text: string }) {
  return <code className="font-mono text-xs break-all">{text}</code>;
}
