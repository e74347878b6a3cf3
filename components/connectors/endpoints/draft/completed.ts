import { toName } from "#lib/client/to-name.ts";
import { Name } from "#lib/contracts/common.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { endpointSummary } from "../endpoint-summary.ts";

/** A definition with what nobody wrote yet: a title from what is called, and a name from the title. */
export function completed(definition: EndpointDefinition): EndpointDefinition {
  const displayName = definition.displayName.trim() === "" ? endpointSummary(definition).slice(0, 200).trim() : definition.displayName;
  return { ...definition, displayName, name: definition.name === "" ? suggestedName(definition) : definition.name };
}

/** A name for scripts: from the title, else from method and path. */
export function suggestedName(definition: EndpointDefinition): string {
  const { displayName } = definition;
  const text = displayName.trim() === "" ? endpointSummary(definition) : displayName;
  const name = toName(text);
  return Name.safeParse(name).success ? name : "endpoint";
}
