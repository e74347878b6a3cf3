import { CreateConnectorInput } from "#lib/contracts/connectors.ts";

/** A connector about which nothing is known yet; what must be filled in is empty. */
export const BLANK_CONNECTOR: CreateConnectorInput = {
  ...CreateConnectorInput.parse({ name: "blank", displayName: "Blank", baseUrl: "https://example.com" }),
  name: "",
  displayName: "",
  baseUrl: "",
};
