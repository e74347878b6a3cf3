import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { importOperations } from "./import-operations.ts";
import { updateConnectorSchema } from "./update-connector-schema.ts";

it("makes endpoints of operations whose long names have the same end", async () => {
  const { ctx } = await makeWorkspace();
  const input = { name: "upstream", displayName: "Upstream", apiType: "graphql", baseUrl: "http://127.0.0.1:9" };
  const { id } = (await createConnector(ctx, CreateConnectorInput.parse(input))).connector;
  const end = "x".repeat(70);
  const files = [{ name: "a.graphql", content: `type Query { a${end}: Int b${end}: Int short: Int }`, base64: false }];
  await updateConnectorSchema(ctx, { id, source: "upload", files });
  const operations = [`Query.a${end}`, `Query.b${end}`, "Query.short"];
  const { endpoints, skipped } = await importOperations(ctx, { id, operations });
  expect(skipped).toEqual([]);
  const names = endpoints.map(({ name }) => name);
  expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{8}_x{55}$/), expect.stringMatching(/^[0-9a-f]{8}_x{55}$/), "Query_short"]);
  expect(new Set(names).size).toBe(3);
});
