import { setTimeout as sleep } from "node:timers/promises";
import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { startTokenServer } from "#lib/testing/start-token-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { deleteConnector } from "../connectors/delete-connector.ts";
import { getConnector } from "../connectors/get-connector.ts";
import { updateConnector } from "../connectors/update-connector.ts";
import { updateCredential } from "../credentials/update-credential.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { removeMember } from "../members/remove-member.ts";
import { createToken } from "../tokens/create-token.ts";
import { revokeToken } from "../tokens/revoke-token.ts";
import { keepConnection } from "./keep-connection.ts";
import { pruneGrants } from "./prune-grants.ts";
import { renewGrant } from "./renew-grant.ts";
import { connectAccount } from "./testing/connect-account.ts";
import { expireGrant } from "./testing/expire-grant.ts";
import { makeOAuthConnector } from "./testing/make-oauth-connector.ts";
import { INVALID_GRANT, tokens } from "./testing/token-answers.ts";

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1,::1,localhost";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

const connected = (url: string, refreshToken?: string | null, settings?: object) =>
  connectAccount(workspace.ctx, url, refreshToken, settings);

const call = (id: string) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({}) });
const stateOf = async (id: string) => (await getConnector(workspace.ctx, { id })).connector.authState;
const endings = (subjectId: string) => db().auditEvent.count({ where: { subjectId, action: "connector.disconnected" } });
/** As if the process that renews had stood still for longer than its lease. */
const loseLease = (connectorId: string) => db().oAuthGrant.updateMany({ where: { connectorId }, data: { leaseUntil: new Date(0) } });

describe("of two processes that renew at once because the first one's lease ran out", () => {
  it("the loser leaves the winner's grant alone, and uses it", async () => {
    const { promise: second, resolve: secondDone } = Promise.withResolvers<void>();
    const { promise: held, resolve: firstArrived } = Promise.withResolvers<void>();
    await using server = await startTokenServer(async (_params, nth) => {
      if (nth > 1) return tokens(nth);
      firstArrived();
      await second;
      return INVALID_GRANT;
    });
    await using egress = openEgress("127.0.0.1");
    const { client, holderId, connectorId } = await connected(server.url);
    const renew = () => renewGrant(client, holderId, { egress, signal: new AbortController().signal }, undefined);
    const loser = renew();
    await held;
    await loseLease(connectorId);
    const winner = await renew();
    secondDone();
    expect(winner?.tokens?.accessToken).toBe("sentinel-access-2");
    expect((await loser)?.tokens).toEqual(winner?.tokens);
    expect(await stateOf(connectorId)).toBe("ready");
  });

  it("the one that has tokens brings the grant back, though the other was told that it is over", async () => {
    const { promise: second, resolve: secondDone } = Promise.withResolvers<void>();
    const { promise: held, resolve: firstArrived } = Promise.withResolvers<void>();
    await using server = await startTokenServer(async (_params, nth) => {
      if (nth > 1) return INVALID_GRANT;
      firstArrived();
      await second;
      return tokens(nth);
    });
    await using egress = openEgress("127.0.0.1");
    const { client, holderId, connectorId } = await connected(server.url);
    const renew = () => renewGrant(client, holderId, { egress, signal: new AbortController().signal }, undefined);
    const slow = renew();
    await held;
    await loseLease(connectorId);
    await expect(renew()).rejects.toMatchObject({ layer: "auth" });
    expect(await stateOf(connectorId)).toBe("needs_reconnect");
    secondDone();
    expect((await slow)?.tokens?.accessToken).toBe("sentinel-access-1");
    expect(await stateOf(connectorId)).toBe("ready");
  });
});

describe("while one process renews a token that the service has refused", () => {
  it("all others wait for the new one, and none is turned away", async () => {
    await using server = await startTokenServer(async (_params, nth) => {
      await sleep(500);
      return tokens(nth);
    });
    await using egress = openEgress("127.0.0.1");
    const { client, holderId, connectorId } = await connected(server.url);
    await expireGrant(connectorId, 1_800_000);
    const renew = () => renewGrant(client, holderId, { egress, signal: new AbortController().signal }, "sentinel-access-0");
    const renewed = await Promise.all(Array.from({ length: 5 }, renew));
    expect(renewed.map((grant) => grant?.tokens?.accessToken)).toEqual(Array(5).fill("sentinel-access-1"));
  });

  it("and fails, the next may try soon; after it has succeeded, none tries for a refused new token", async () => {
    let asked = 0;
    await using server = await startTokenServer((_params, nth) => {
      asked += 1;
      return nth === 1 ? { status: 503, body: {} } : tokens(nth);
    });
    await using egress = openEgress("127.0.0.1");
    const { client, holderId, connectorId } = await connected(server.url);
    await expireGrant(connectorId, 1_800_000);
    const renew = (stale: string) => renewGrant(client, holderId, { egress, signal: new AbortController().signal }, stale);
    for (let times = 0; times < 2; times++) await expect(renew("sentinel-access-0")).rejects.toMatchObject({ layer: "upstream" });
    expect(asked).toBe(1);
    await db().oAuthGrant.updateMany({ where: { connectorId }, data: { retryAt: new Date(0) } });
    expect((await renew("sentinel-access-0"))?.tokens?.accessToken).toBe("sentinel-access-2");
    expect(await renew("sentinel-access-2")).toBeNull();
    expect(asked).toBe(2);
  });
});

describe("a renewal", () => {
  it("spends no refresh token once its lease went to somebody else while it looked for the server", async () => {
    const { promise: held, resolve: firstArrived } = Promise.withResolvers<void>();
    const { promise: second, resolve: secondDone } = Promise.withResolvers<void>();
    const spent: (string | null)[] = [];
    await using server = await startTokenServer((params, nth) => {
      spent.push(params.get("refresh_token"));
      return tokens(nth);
    });
    let asked = 0;
    await using issuer = await startServer(async (request, response) => {
      asked += 1;
      if (asked === 1) {
        firstArrived();
        await second;
      }
      const { host } = request.headers;
      const endpoints = { token_endpoint: `${server.url}/token`, authorization_endpoint: `${server.url}/authorize` };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ issuer: `http://${host}`, ...endpoints }));
    });
    await using egress = openEgress("127.0.0.1");
    const { client, holderId, connectorId } = await connected(server.url, "sentinel-refresh-0", { issuer: issuer.url, tokenUrl: null });
    const renew = () => renewGrant(client, holderId, { egress, signal: new AbortController().signal }, undefined);
    const slow = renew();
    await held;
    await loseLease(connectorId);
    const quick = await renew();
    secondDone();
    expect((await slow)?.tokens).toEqual(quick?.tokens);
    expect(spent).toEqual(["sentinel-refresh-0"]);
  });

  it.each([1e13, 1e300])("keeps tokens that are said to live for %d seconds", async (seconds) => {
    await using server = await startTokenServer((_params, nth) => ({ body: { ...tokens(nth).body, expires_in: seconds } }));
    const { connectorId, endpointId } = await connected(server.url);
    await expect(call(endpointId)).resolves.toMatchObject({ message: expect.any(String) });
    const { expiresAt, leaseUntil } = await db().oAuthGrant.findFirstOrThrow({ where: { connectorId } });
    expect(expiresAt?.getTime()).toBeGreaterThan(Date.now() + 1e9);
    expect(leaseUntil).toBeNull();
  });

  it("keeps the refresh token where the server gives no new one", async () => {
    const seen: (string | null)[] = [];
    await using server = await startTokenServer((params, nth) => {
      seen.push(params.get("refresh_token"));
      return { body: { access_token: `sentinel-access-${nth}`, token_type: "Bearer", expires_in: 3600 } };
    });
    const { endpointId, connectorId } = await connected(server.url);
    await call(endpointId);
    await expireGrant(connectorId);
    await call(endpointId);
    expect(seen).toEqual(["sentinel-refresh-0", "sentinel-refresh-0"]);
  });

  it("that fails early leaves the token of now in use, and is not tried with every call", async () => {
    let asked = 0;
    await using server = await startTokenServer(() => {
      asked += 1;
      return { status: 503, body: {} };
    });
    const { endpointId, connectorId } = await connected(server.url);
    await expireGrant(connectorId, 30_000);
    for (let times = 0; times < 5; times++) await expect(call(endpointId)).resolves.toMatchObject({ message: expect.any(String) });
    expect(asked).toBe(1);
  });

  it("that fails late fails the calls in the layer upstream, worth another try, without asking for each", async () => {
    let asked = 0;
    await using server = await startTokenServer(() => {
      asked += 1;
      return { status: 503, body: {} };
    });
    const { endpointId, connectorId } = await connected(server.url);
    const failures = await Promise.allSettled(Array.from({ length: 20 }, () => call(endpointId)));
    for (const failure of failures) {
      expect(failure).toMatchObject({
        reason: { extra: { layer: "upstream" }, message: "The authorization server answered with status 503" },
      });
    }
    expect(asked).toBe(1);
    expect(await stateOf(connectorId)).toBe("ready");
  });

  it("that is not possible without a refresh token makes the connector ask for a person, and no server", async () => {
    let asked = 0;
    await using server = await startTokenServer(() => {
      asked += 1;
      return INVALID_GRANT;
    });
    const { endpointId, connectorId } = await connected(server.url, null);
    expect(await stateOf(connectorId)).toBe("needs_reconnect");
    await expect(call(endpointId)).rejects.toMatchObject({ extra: { layer: "auth" }, message: expect.stringContaining("reconnect") });
    expect(asked).toBe(0);
  });

  it("that takes longer than the call that began it goes on for the next one", async () => {
    let asked = 0;
    await using server = await startTokenServer(async (_params, nth) => {
      asked += 1;
      await sleep(1_500);
      return tokens(nth);
    });
    const { endpointId } = await connected(server.url);
    const impatient = callEndpoint(workspace.ctx, { id: endpointId, ...ExecuteInput.parse({ timeoutMs: 200 }) });
    await expect(impatient).rejects.toMatchObject({ code: "timed_out", extra: { layer: "timeout" } });
    await expect(call(endpointId)).resolves.toMatchObject({ message: expect.any(String) });
    expect(asked).toBe(1);
  });

  it("that meets a server which answers nonsense says so", async () => {
    await using server = await startTokenServer(() => ({ body: { hello: "sentinel-refresh-0" } }));
    const { endpointId } = await connected(server.url);
    const failure = await call(endpointId).catch((thrown) => thrown);
    expect(failure).toMatchObject({ extra: { layer: "upstream" }, message: "The authorization server gave an answer that is not OAuth 2" });
  });

  it("takes no tokens that are no bearer tokens", async () => {
    await using server = await startTokenServer((_params, nth) => ({ body: { ...tokens(nth).body, token_type: "mac" } }));
    const { endpointId } = await connected(server.url);
    await expect(call(endpointId)).rejects.toMatchObject({ extra: { layer: expect.stringMatching(/auth|upstream/) } });
  });
});

describe("a connected account", () => {
  it("outlives a new secret of its client, and goes with the client", async () => {
    await using server = await startTokenServer((_params, nth) => tokens(nth));
    const { connectorId, credentialId } = await connected(server.url);
    await updateCredential(workspace.ctx, { id: credentialId, data: { clientId: "any", clientSecret: "another-secret" } });
    expect(await stateOf(connectorId)).toBe("ready");
    await updateCredential(workspace.ctx, { id: credentialId, data: { clientId: "other", clientSecret: "another-secret" } });
    expect(await stateOf(connectorId)).toBe("needs_connect");
    expect(await endings(connectorId)).toBe(1);
  });

  it("whose tokens the root key does not open any more has to be connected again, and says so", async () => {
    await using server = await startTokenServer((_params, nth) => tokens(nth));
    const { connectorId, endpointId } = await connected(server.url);
    await db().oAuthGrant.updateMany({ where: { connectorId }, data: { sealed: "v1:gone:a:b:c:d" } });
    await expect(call(endpointId)).rejects.toMatchObject({ extra: { layer: "auth" }, message: expect.stringContaining("reconnect") });
    expect(await stateOf(connectorId)).toBe("needs_reconnect");
  });

  it("of the client itself is asked for anew instead, also after the server has called it invalid", async () => {
    await using server = await startTokenServer((_params, nth) => (nth === 2 ? INVALID_GRANT : tokens(nth)));
    const settings = { grant: "client_credentials", issuer: null, tokenUrl: `${server.url}/token` };
    const { connectorId, endpointId } = await makeOAuthConnector(workspace.ctx, server.url, "any", settings);
    const where = { connectorId };
    await call(endpointId);
    await db().oAuthGrant.updateMany({ where, data: { sealed: "v1:gone:a:b:c:d" } });
    await expect(call(endpointId)).rejects.toMatchObject({ extra: { layer: "auth" }, message: expect.stringContaining("invalid_grant") });
    expect(await stateOf(connectorId)).toBe("ready");
    await db().oAuthGrant.updateMany({ where, data: { retryAt: new Date(0) } });
    await expect(call(endpointId)).resolves.toMatchObject({ message: expect.any(String) });
  });

  it("goes with the person or token that holds it", async () => {
    const { ctx } = workspace;
    const { connectorId, client } = await connected("http://127.0.0.1:9");
    const other = (await makeWorkspace()).ctx.actor.id;
    await db().member.create({ data: { workspaceId: ctx.workspace.id, userId: other, role: "runner" } });
    const { token } = await createToken(ctx, { name: "holder", expiresAt: null });
    const { token: expiring } = await createToken(ctx, { name: "expiring", expiresAt: new Date(Date.now() + 60_000).toISOString() });
    const first = { accessToken: "a", tokenType: "bearer", refreshToken: null, expiresInSeconds: null, scope: null };
    for (const holder of [other, token.id, expiring.id]) await keepConnection(ctx, client, holder, first);
    await removeMember(ctx, { id: other });
    await revokeToken(ctx, { id: token.id });
    const holders = async () => (await db().oAuthGrant.findMany({ where: { connectorId } })).map(({ holderId }) => holderId).sort();
    expect(await holders()).toEqual([ctx.workspace.id, expiring.id].sort());
    expect(await endings(connectorId)).toBe(2);
    expect(await pruneGrants(new Date())).toBe(0);
    expect(await pruneGrants(new Date(Date.now() + 120_000))).toBe(1);
    expect(await holders()).toEqual([ctx.workspace.id]);
  });

  it("is asked for over TLS by the authorities of the connector and the usual ones", async () => {
    const certificate = makeCertificate("localhost");
    await using server = await startTokenServer((_params, nth) => tokens(nth), certificate);
    await using service = await startTokenServer(() => ({ body: {} }));
    const tokenUrl = `https://localhost:${server.port}/token`;
    const settings = { grant: "client_credentials", issuer: null, tokenUrl, baseUrl: service.url };
    const { connectorId, endpointId } = await makeOAuthConnector(workspace.ctx, server.url, "any", settings);
    await expect(call(endpointId)).rejects.toMatchObject({ extra: { layer: "tls" } });
    await updateConnector(workspace.ctx, { id: connectorId, tlsCa: certificate.cert });
    await db().oAuthGrant.updateMany({ where: { connectorId }, data: { retryAt: null, failure: Prisma.DbNull } });
    await expect(call(endpointId)).resolves.toMatchObject({ message: expect.any(String) });
  });

  it("goes with its connector", async () => {
    const { connectorId } = await connected("http://127.0.0.1:9");
    await deleteConnector(workspace.ctx, { id: connectorId });
    expect(await db().oAuthGrant.count({ where: { connectorId } })).toBe(0);
  });
});
