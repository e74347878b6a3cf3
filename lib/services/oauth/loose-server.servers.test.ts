import "#lib/testing/database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { type TestServer as Service, startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startOauthMockServer } from "#lib/testing/servers/start-oauth-mock-server.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { finishConnection } from "./finish-connection.ts";
import { startConnection } from "./start-connection.ts";
import { expireGrant } from "./testing/expire-grant.ts";
import { makeOAuthConnector } from "./testing/make-oauth-connector.ts";

describe.skipIf(!isAvailable("oauthMockServer"))("an authorization server that is less strict than the standard", () => {
  let server: TestServer;
  let service: Service;

  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1,::1,localhost";
    server = await startOauthMockServer();
    service = await startServer((request, response) => {
      const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
      response.setHeader("content-type", "application/json").end(JSON.stringify({ parts: token.split(".").length }));
    });
  });
  afterAll(async () => {
    await server?.stop();
    await service?.[Symbol.asyncDispose]();
  });

  const call = (ctx: Parameters<typeof callEndpoint>[0], id: string) => callEndpoint(ctx, { id, ...ExecuteInput.parse({}) });
  // Its metadata is on 127.0.0.1 and names localhost as issuer.
  const issuer = () => `http://localhost:${server.port}`;

  it("gives a client its own token", async () => {
    const { ctx } = await makeWorkspace();
    const settings = { grant: "client_credentials", issuer: issuer(), baseUrl: service.url, scope: "any" };
    const { endpointId } = await makeOAuthConnector(ctx, server.url, "client", settings);
    expect((await call(ctx, endpointId)).result).toEqual({ parts: 3 });
  });

  it.each([["found by its issuer"], ["given by its addresses"]])(
    "connects an account, and renews it with a refresh token that stays the same, %s",
    async (how) => {
      const { ctx } = await makeWorkspace();
      const addresses = { issuer: null, tokenUrl: `${issuer()}/token`, authorizationUrl: `${issuer()}/authorize` };
      const settings = {
        grant: "authorization_code",
        baseUrl: service.url,
        ...(how.startsWith("found") ? { issuer: issuer() } : addresses),
      };
      const { connectorId, endpointId } = await makeOAuthConnector(ctx, server.url, "client", settings);
      const { authorizationUrl = "" } = await startConnection(ctx, { id: connectorId });
      const answer = await fetch(authorizationUrl, { redirect: "manual" });
      const { search } = new URL(answer.headers.get("location") ?? "");
      await finishConnection({ search, userId: ctx.actor.id, requestId: "test", signal: ctx.signal });
      for (let times = 0; times < 2; times++) {
        await expireGrant(connectorId);
        expect((await call(ctx, endpointId)).result).toEqual({ parts: 3 });
      }
    },
  );
});
