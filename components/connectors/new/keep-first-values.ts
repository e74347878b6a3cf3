import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { bodyFields } from "../endpoints/draft/body-fields.ts";
import { toDraft } from "../endpoints/draft/endpoint-draft.ts";
import { requestParametersOf } from "../endpoints/draft/places.ts";
import { withParametersOf } from "../endpoints/draft/read-parameters.ts";

/** What stood in the pasted text stands in the editor of the new endpoint, to be sent: in this tab, and nowhere else. */
export function keepFirstValues(endpoint: Endpoint, parameters: JsonObject): void {
  const known = new Set(["body", ...[...requestParametersOf(endpoint), ...bodyFields(endpoint.bodySchema)].map(({ name }) => name)]);
  const kept = Object.entries(parameters).filter(([name]) => known.has(name));
  if (kept.length === 0) return;
  try {
    const draft = withParametersOf(toDraft(endpoint), Object.fromEntries(kept));
    window.sessionStorage.setItem(`endpoint-draft:${endpoint.connectorId}:${endpoint.id}`, JSON.stringify(draft));
  } catch {
    // A browser that stores nothing shows an empty form.
  }
}
