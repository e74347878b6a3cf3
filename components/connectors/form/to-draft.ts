import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { ConnectorDraft } from "./read-connector.ts";

const NAMES = Object.keys(CreateConnectorInput.shape) as (keyof CreateConnectorInput)[];

/** What can be written of a connector, without what the studio says of a saved one. */
export function toDraft(connector: CreateConnectorInput): ConnectorDraft {
  // Every name is a field of the type.
  return Object.fromEntries(NAMES.map((name) => [name, connector[name]])) as ConnectorDraft;
}
