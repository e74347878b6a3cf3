import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { publicUrl } from "#lib/public-url.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { signInAt } from "#lib/testing/servers/sign-in-at.ts";
import { startOidcProvider } from "#lib/testing/servers/start-oidc-provider.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { getConnector } from "../connectors/get-connector.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { finishConnection } from "./finish-connection.ts";
import { startConnection } from "./start-connection.ts";
import { expireGrant } from "./testing/expire-grant.ts";
import { makeOAuthConnector } from "./testing/make-oauth-connector.ts";
import { startCaller } from "./testing/start-caller.ts";

const callback = () => `${publicUrl()}/api/oauth/callback`;

const test = it.skipIf(!isAvailable("oidcProvider"));

let provider: TestServer;
let workspace: TestWorkspace;

beforeAll(async () => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  if (isAvailable("oidcProvider"))
    provider = await startOidcProvider({ redirectUris: [callback()], rotateRefreshToken: true, tokenDelayMs: 300 });
});

afterAll(() => provider?.stop());

beforeEach(async () => {
  workspace = await makeWorkspace();
});

async function connected(settings: object = {}) {
  const { ctx } = workspace;
  const oauth2 = { grant: "authorization_code", authorizationParams: { prompt: "consent" }, ...settings };
  const made = await makeOAuthConnector(ctx, provider.url, "web", oauth2);
  const { authorizationUrl = "" } = await startConnection(ctx, { id: made.connectorId });
  const { search } = await signInAt(authorizationUrl, "alice");
  await finishConnection({ search, userId: ctx.actor.id, requestId: "test", signal: ctx.signal });
  return made;
}

const caller = (endpoint: string, times: number) =>
  startCaller(testDatabaseUrl, { endpoint, workspace: workspace.ctx.workspace.id, times });
const call = (id: string) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({}) });

async function refreshes(): Promise<{ made: number; refused: number }> {
  const { issued, refused } = (await (await fetch(`${provider.url}/test/counts`)).json()) as Record<string, Record<string, number>>;
  return { made: issued?.["refresh_token"] ?? 0, refused: refused?.["invalid_grant"] ?? 0 };
}

test("renews an expired token once for 200 calls at the same time in two processes, time after time under reuse detection", async () => {
  const { connectorId, endpointId } = await connected();
  const before = await refreshes();
  for (let round = 1; round <= 3; round++) {
    const callers = await Promise.all([caller(endpointId, 100), caller(endpointId, 100)]);
    await expireGrant(connectorId);
    expect(await Promise.all(callers.map((each) => each.go()))).toEqual(callers.map(() => ({ succeeded: 100, failures: [] })));
    const after = await refreshes();
    expect(after).toEqual({ made: before.made + round, refused: before.refused });
  }
}, 60_000);

test("renews a token that the service has refused once for 100 calls at the same time in two processes, and none of them fails", async () => {
  const refused = new Set<string | undefined>();
  await using service = await startServer((request, response) => {
    const { authorization } = request.headers;
    if (refused.size === 0) refused.add(authorization);
    if (refused.has(authorization)) response.writeHead(401).end();
    else response.setHeader("content-type", "application/json").end("{}");
  });
  const { endpointId } = await connected({ baseUrl: service.url });
  const before = await refreshes();
  const callers = await Promise.all([caller(endpointId, 50), caller(endpointId, 50)]);
  expect(await Promise.all(callers.map((each) => each.go()))).toEqual(callers.map(() => ({ succeeded: 50, failures: [] })));
  expect(await refreshes()).toEqual({ made: before.made + 1, refused: before.refused });
}, 60_000);

test("gets one token of the client's own for 200 calls at the same time in two processes", async () => {
  const oauth2 = { grant: "client_credentials", scope: "api:read", clientAuthentication: "client_secret_post" };
  const { endpointId } = await makeOAuthConnector(workspace.ctx, provider.url, "machine", oauth2);
  const count = async () =>
    ((await (await fetch(`${provider.url}/test/counts`)).json()) as { issued: Record<string, number> }).issued["client_credentials"] ?? 0;
  const before = await count();
  const callers = await Promise.all([caller(endpointId, 100), caller(endpointId, 100)]);
  for (const outcome of await Promise.all(callers.map((each) => each.go()))) expect(outcome).toEqual({ succeeded: 100, failures: [] });
  expect((await count()) - before).toBe(1);
}, 60_000);

test("loses nothing to a kill -9 between the renewal and the use of the new token", async () => {
  const arrived = Promise.withResolvers<string | undefined>();
  const { promise: forEver } = Promise.withResolvers<void>();
  let isFirst = true;
  await using service = await startServer(async (request, response) => {
    if (isFirst) {
      isFirst = false;
      arrived.resolve(request.headers.authorization);
      await forEver;
    }
    response.setHeader("content-type", "application/json").end('{"served":true}');
  });
  const { connectorId, endpointId } = await connected({ baseUrl: service.url });
  const before = await refreshes();
  const doomed = await caller(endpointId, 1);
  await expireGrant(connectorId);
  const outcome = doomed.go().catch(() => "killed");
  expect(await arrived.promise).toMatch(/^Bearer /);
  await doomed.kill();
  expect(await outcome).toBe("killed");
  expect((await call(endpointId)).result).toEqual({ served: true });
  expect(await refreshes()).toEqual({ made: before.made + 1, refused: before.refused });
  await expireGrant(connectorId);
  expect((await call(endpointId)).result).toEqual({ served: true });
  expect(await refreshes()).toEqual({ made: before.made + 2, refused: before.refused });
}, 60_000);

test("goes on in another process after one was killed with the lease in its hand, when that has run out", async () => {
  const { connectorId, endpointId } = await connected();
  const before = await refreshes();
  await expireGrant(connectorId);
  const leaseUntil = new Date(Date.now() + 3_000);
  await db().oAuthGrant.updateMany({ where: { connectorId }, data: { leaseId: connectorId, leaseUntil } });
  expect((await call(endpointId)).result).toMatchObject({ account: "alice" });
  expect(Date.now()).toBeGreaterThanOrEqual(leaseUntil.getTime());
  expect(await refreshes()).toEqual({ made: before.made + 1, refused: before.refused });
  expect((await getConnector(workspace.ctx, { id: connectorId })).connector.authState).toBe("ready");
}, 30_000);
