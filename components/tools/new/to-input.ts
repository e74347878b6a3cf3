import type { z } from "zod";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { CreateToolInput, ToolType } from "#lib/contracts/tools.ts";
import type { NewToolDraft } from "./tool-draft.ts";

/** The body of the request. Parameters that are still those of what it runs are left to the server, which takes them from there. */
export function toInput(
  { code: _, displayName, parameters, ...draft }: NewToolDraft,
  runs: { type: ToolType; config: CreateToolInput["config"] },
  inherited: Parameters,
): z.input<typeof CreateToolInput> {
  const own = JSON.stringify(parameters) === JSON.stringify(inherited) ? {} : { parameters };
  // Safe: type and config come from one choice, and the server checks the pair again.
  return { ...draft, ...own, ...runs, displayName: displayName.trim() } as z.input<typeof CreateToolInput>;
}
