import { z } from "zod";
import { Language } from "#lib/contracts/snippets.ts";

/** The part of the snippets' address that says which are shown. */
export const SnippetFilter = z.object({
  search: z.string().max(200).min(1).optional().catch(undefined),
  language: Language.optional().catch(undefined),
});
export type SnippetFilter = z.infer<typeof SnippetFilter>;
