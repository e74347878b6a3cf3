import { CircleCheck, CircleX } from "lucide-react";
import { LAYERS_EXPLAINED } from "#components/tools/layers.ts";
import type { Execution } from "#lib/contracts/executions.ts";

/** Succeeded, or where it failed: never by colour alone. */
export function StatusMark({ execution }: { execution: Pick<Execution, "status" | "layer"> }) {
  const failed = execution.status === "failed";
  const Icon = failed ? CircleX : CircleCheck;
  return (
    <span className={`inline-flex min-w-0 items-center gap-1.5 font-medium ${failed ? "text-destructive" : "text-success"}`}>
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      {failed ? "Failed" : "Succeeded"}
      {execution.layer !== null && (
        <span className="truncate font-normal text-muted-foreground">{LAYERS_EXPLAINED[execution.layer].label}</span>
      )}
    </span>
  );
}
