"use client";

import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { cn } from "#components/ui/cn.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { ToolType } from "#lib/contracts/tools.ts";
import { ToolIcon } from "../tool-icon.tsx";
import { TOOL_TYPE_GUIDES } from "../types/tool-type-guides.ts";

/** The types, and below them what a tool of the chosen one can run. */
export function ChooseType({ chosen }: { chosen: ToolType | undefined }) {
  const { can } = useStudio();
  const { write } = useAddress();
  // The address follows a moment later, and a radio button does not wait.
  const [picked, setPicked] = useState({ type: chosen, at: chosen });
  if (picked.at !== chosen) setPicked({ type: chosen, at: chosen });
  const pick = (type: ToolType) => {
    setPicked({ type, at: chosen });
    write({ type }, chosen === undefined ? "push" : "replace");
  };
  const Pick = chosen === undefined ? null : TOOL_TYPE_GUIDES[chosen].Pick;
  return (
    <div className="space-y-8">
      <fieldset className="space-y-3">
        <legend className="text-base font-semibold">What should it do?</legend>
        <div className="grid gap-3 md:grid-cols-2">
          {ToolType.options
            .filter((type) => can(TOOL_TYPE_GUIDES[type].needs))
            .map((type) => (
              <label
                key={type}
                className={cn(
                  "relative flex cursor-pointer gap-3.5 rounded-lg border bg-card p-4 hover:border-primary/50 has-focus-visible:ring-[3px] has-focus-visible:ring-ring/40",
                  type === picked.type && "border-primary bg-tint/50 hover:border-primary",
                )}
              >
                <input
                  type="radio"
                  name="type"
                  value={type}
                  checked={type === picked.type}
                  onChange={() => pick(type)}
                  className="absolute inset-0 m-0 size-full cursor-pointer appearance-none opacity-0"
                />
                <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-tint text-primary">
                  <ToolIcon type={type} className="size-5" />
                </span>
                <span className="min-w-0">
                  <span className="block font-medium">{TOOL_TYPE_GUIDES[type].title}</span>
                  <span className="block text-sm text-pretty text-muted-foreground">{TOOL_TYPE_GUIDES[type].summary}</span>
                </span>
              </label>
            ))}
        </div>
      </fieldset>
      {Pick !== null && (
        <section aria-labelledby="pick" className="space-y-3">
          <h2 id="pick" className="text-base font-semibold">
            What should it run?
          </h2>
          <Pick />
        </section>
      )}
    </div>
  );
}
