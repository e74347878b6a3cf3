import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "./create-connector.ts";
import { reachService } from "./reach-service.ts";
import { CONNECTOR_PARTS } from "./resolve-upstream.ts";

it("gives all requests of one work one time together", async () => {
  const { ctx } = await makeWorkspace();
  const made = { name: "service", displayName: "Service", apiType: "grpc", baseUrl: "http://127.0.0.1:9" };
  const { id } = (await createConnector(ctx, CreateConnectorInput.parse(made))).connector;
  const row = await db().apiConnector.findFirstOrThrow({ where: { id, workspaceId: ctx.workspace.id }, include: CONNECTOR_PARTS });
  const before = performance.now();
  const { startedAt, timeoutMs } = await reachService(ctx, row, (_upstream, env) => Promise.resolve(env));
  expect(startedAt).toBeGreaterThanOrEqual(before);
  expect(startedAt).toBeLessThanOrEqual(performance.now());
  expect(timeoutMs).toBe(60_000);
});
