"use client";

import type { Tool } from "#lib/contracts/tools.ts";
import { CallIt } from "./call-it.tsx";
import { EnabledSwitch } from "./enabled-switch.tsx";
import { WhoMayRun } from "./who-may-run.tsx";

/** Whether the tool runs at all, who may run it, and how. */
export function AccessTab({ tool }: { tool: Tool }) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="min-w-0 space-y-6">
        <EnabledSwitch tool={tool} />
        <WhoMayRun />
      </div>
      <CallIt tool={tool} />
    </div>
  );
}
