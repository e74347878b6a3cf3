"use client";

import { useState } from "react";
import { FUNCTION_SHAPES } from "#lib/contracts/function-definition.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "../ui/tabs.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Scrollable } from "./scrollable.tsx";
import { TokenCount } from "./token-count.tsx";

interface Props {
  name: string;
  description: string;
  parameters: Parameters;
}

/** What an agent is told about a tool, and what that costs it in every request. */
export function FunctionDefinition(tool: Props) {
  const [id, setId] = useState<string>("openai");
  const shape = FUNCTION_SHAPES.find((one) => one.id === id) ?? FUNCTION_SHAPES[0];
  const definition = shape?.write(tool) ?? {};
  const text = JSON.stringify(definition, null, 2);
  return (
    <Tabs value={id} onValueChange={setId} className="min-h-0 min-w-0 gap-0 overflow-hidden rounded-lg border bg-code" asChild>
      <section aria-label="What an agent sees">
        <header className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b bg-card px-3 py-1.5">
          <h2 className="text-sm font-semibold">What an agent sees</h2>
          <TokenCount text={JSON.stringify(definition)} />
          <span className="ms-auto flex items-center gap-1">
            <TabsList aria-label="Written for" className="h-7">
              {FUNCTION_SHAPES.map(({ id: value, label }) => (
                <TabsTrigger key={value} value={value} className="px-1.5 text-xs">
                  {label}
                </TabsTrigger>
              ))}
            </TabsList>
            <CopyButton text={text} label="Copy function definition" bare />
          </span>
        </header>
        {FUNCTION_SHAPES.map(({ id: value }) => (
          <TabsContent key={value} value={value} tabIndex={-1} className="flex min-h-0">
            <Scrollable label="Function definition" className="min-h-0 flex-1 whitespace-pre-wrap break-words">
              <code>{text}</code>
            </Scrollable>
          </TabsContent>
        ))}
      </section>
    </Tabs>
  );
}
