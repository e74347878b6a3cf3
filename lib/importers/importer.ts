import type { ImportPlan } from "#lib/contracts/import-plan.ts";

/** One kind of text that becomes a connector. Another kind is one more file and one more line in importers.ts. */
export interface Importer {
  /** Whether the text is of this kind, at a glance. */
  recognises: (text: string) => boolean;
  /** Throws `invalid_request` where the text is of this kind and cannot be used. */
  read: (text: string) => Omit<ImportPlan, "kind">;
}
