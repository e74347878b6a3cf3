import type { ImportPlan } from "#lib/contracts/import-plan.ts";
import type { Importer } from "./importer.ts";
import { IMPORTERS } from "./importers.ts";
import { unreadable } from "./unreadable.ts";

/** What a pasted text says of a service. Throws `invalid_request` where it says nothing that can be used. */
export function readPlan(text: string): ImportPlan {
  for (const [kind, importer] of Object.entries(IMPORTERS) as [ImportPlan["kind"], Importer][]) {
    if (importer.recognises(text)) return { kind, ...importer.read(text) };
  }
  throw unreadable("This is neither an address nor a cURL line");
}
