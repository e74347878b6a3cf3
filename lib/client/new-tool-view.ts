import { z } from "zod";
import { Language } from "#lib/contracts/snippets.ts";
import { ToolType } from "#lib/contracts/tools.ts";

const id = z.uuid().optional().catch(undefined);

/** The part of the guide's address that says how far somebody has come. */
export const NewToolView = z.object({
  type: ToolType.optional().catch(undefined),
  /** What it will run. */
  endpoint: id,
  snippet: id,
  /** Code that is written here, in this language. */
  write: Language.optional().catch(undefined),
  /** The tool that it begins as a copy of. */
  copy: id,
  /** The tool that was made: what is left is to run it. */
  tool: id,
});
export type NewToolView = z.infer<typeof NewToolView>;

/** Takes every mark of the guide out of the address. */
export const NO_VIEW = { type: undefined, endpoint: undefined, snippet: undefined, write: undefined, copy: undefined, tool: undefined };
