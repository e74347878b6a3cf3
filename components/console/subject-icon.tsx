import { Cable, type LucideIcon, SquareCode, Wrench } from "lucide-react";
import type { SubjectType } from "#lib/contracts/executions.ts";

/** As in the navigation. */
const ICONS: Record<SubjectType, LucideIcon> = { tool: Wrench, endpoint: Cable, snippet: SquareCode };

export function SubjectIcon({ kind, className = "size-4" }: { kind: SubjectType; className?: string }) {
  const Icon = ICONS[kind];
  return <Icon className={className} aria-hidden="true" />;
}
