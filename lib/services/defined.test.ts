import { expect, it } from "vitest";
import { UpdateConnectorInput } from "#lib/contracts/connectors.ts";
import { UpdateEndpointInput } from "#lib/contracts/endpoints.ts";

it.each([UpdateEndpointInput, UpdateConnectorInput])("fills no default into an update (%#)", (input) => {
  expect(input.parse({ displayName: "New" })).toEqual({ displayName: "New" });
  expect(input.safeParse({ nope: 1 }).success).toBe(false);
  expect(input.safeParse({ name: null }).success).toBe(false);
});
