import "#lib/testing/database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectorSchemaOperations } from "#lib/contracts/operations/connector-schemas.ts";
import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { env } from "#lib/env.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { type CerbosServer, startCerbos } from "#lib/testing/servers/start-cerbos.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";

/** The calls that the README shows. */
describe.skipIf(!isAvailable("cerbos"))("a gRPC service, by the API", () => {
  let server: CerbosServer;
  let token: string;
  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    server = await startCerbos();
    ({ token } = await makeWorkspace());
  });
  afterAll(() => server.stop());

  async function send(operation: Operation, body: unknown, id?: string) {
    const answer = await callOperation(operation, { token, body, ...(id === undefined ? {} : { id }) });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    return answer.json();
  }

  it("describes itself, gives endpoints, and is called", async () => {
    const input = { name: "cerbos", displayName: "Cerbos", apiType: "grpc", baseUrl: `http://127.0.0.1:${server.grpcPort}` };
    const { connector } = await send(connectorOperations.create, input);
    expect(await send(connectorSchemaOperations.update, { source: "service" }, connector.id)).toMatchObject({ schema: { kind: "grpc" } });
    const names = { operations: ["cerbos.svc.v1.CerbosService/ServerInfo", "grpc.health.v1.Health/Watch"] };
    const { endpoints, skipped } = await send(connectorSchemaOperations.import, names, connector.id);
    expect(skipped).toEqual([]);
    const [info, watch] = endpoints;
    expect(await send(endpointOperations.call, { parameters: {} }, info.id)).toMatchObject({ result: { version: "0.51.0" } });
    expect(await send(endpointOperations.call, { parameters: {}, timeoutMs: 500 }, watch.id)).toMatchObject({
      result: { messages: [{ status: "SERVING" }], truncated: true },
    });
  });
});
