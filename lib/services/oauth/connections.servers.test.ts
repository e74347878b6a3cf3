import "#lib/testing/database.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { changes } from "#lib/db/changes.ts";
import { db } from "#lib/db/client.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/id.ts";
import { publicUrl } from "#lib/public-url.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { signInAt } from "#lib/testing/servers/sign-in-at.ts";
import { startOidcProvider } from "#lib/testing/servers/start-oidc-provider.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { makeToken, makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { getConnector } from "../connectors/get-connector.ts";
import { testConnector } from "../connectors/test-connector.ts";
import { updateConnector } from "../connectors/update-connector.ts";
import { listCredentials } from "../credentials/list-credentials.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { getExecution } from "../executions/get-execution.ts";
import { endConnection } from "./end-connection.ts";
import { finishConnection } from "./finish-connection.ts";
import { pollConnection } from "./poll-connection.ts";
import { pruneAttempts } from "./prune-attempts.ts";
import { startConnection } from "./start-connection.ts";
import { openTokens } from "./stored-tokens.ts";
import { makeOAuthConnector, type OAuthConnector } from "./testing/make-oauth-connector.ts";

const CODE = { grant: "authorization_code", authorizationParams: { prompt: "consent" } };
const ADDRESSES = { tokenUrl: "http://127.0.0.1:9/token", authorizationUrl: "http://127.0.0.1:9/authorize" };
const callback = () => `${publicUrl()}/api/oauth/callback`;

const suite = describe.skipIf(!isAvailable("oidcProvider"));

let provider: TestServer;
let workspace: TestWorkspace;

beforeAll(async () => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  if (isAvailable("oidcProvider")) provider = await startOidcProvider({ redirectUris: [callback()] });
});

afterAll(() => provider?.stop());

beforeEach(async () => {
  workspace = await makeWorkspace();
});

const call = (id: string, ctx: Ctx = workspace.ctx) => callEndpoint(ctx, { id, ...ExecuteInput.parse({}) });
const stateOf = async (id: string, ctx: Ctx = workspace.ctx) => (await getConnector(ctx, { id })).connector.authState;
const request = () => ({ requestId: "test", signal: new AbortController().signal });

/** Agrees in a browser and comes back with its cookies. */
async function connect(id: string, { ctx = workspace.ctx, login = "alice" } = {}) {
  const { authorizationUrl = "" } = await startConnection(ctx, { id });
  const { search } = await signInAt(authorizationUrl, login);
  return finishConnection({ search, userId: ctx.actor.type === "user" ? ctx.actor.id : null, confirmed: true, ...request() });
}

async function tokensOf({ connectorId }: OAuthConnector) {
  const row = await db().oAuthGrant.findFirstOrThrow({ where: { connectorId } });
  return { row, tokens: openTokens(row) };
}

/** As if time had passed. */
async function setLifetime(id: string, data: { obtainedAt: Date; expiresAt: Date }): Promise<void> {
  await db().oAuthGrant.update({ where: { id }, data });
  changes().changedHere();
}

async function counts(): Promise<{ issued: Record<string, number>; refused: Record<string, number> }> {
  return (await fetch(`${provider.url}/test/counts`)).json() as never;
}

suite("client credentials", () => {
  it.each(["machine", "machine-basic"])("of the client %s get a token, which serves every call until it ends", async (client) => {
    const clientAuthentication = client === "machine" ? "client_secret_post" : "client_secret_basic";
    const made = await makeOAuthConnector(workspace.ctx, provider.url, client, {
      grant: "client_credentials",
      scope: "api:read",
      clientAuthentication,
    });
    expect(await stateOf(made.connectorId)).toBe("ready");
    const before = await counts();
    for (let times = 0; times < 3; times++) expect((await call(made.endpointId)).result).toMatchObject({ client, scope: "api:read" });
    const after = await counts();
    expect((after.issued["client_credentials"] ?? 0) - (before.issued["client_credentials"] ?? 0)).toBe(1);
  });

  it("with a wrong secret fail in the layer auth, say why, and do not ask again with every call", async () => {
    const oauth2 = { grant: "client_credentials", scope: "api:read", clientAuthentication: "client_secret_post" };
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "machine", oauth2, "sentinel-wrong-secret");
    const before = await counts();
    const failures = await Promise.allSettled(Array.from({ length: 5 }, () => call(made.endpointId)));
    for (const failure of failures) {
      expect(failure).toMatchObject({
        status: "rejected",
        reason: { extra: { layer: "auth" }, message: expect.stringContaining("invalid_client") },
      });
      expect(JSON.stringify(failure)).not.toContain("sentinel-wrong-secret");
    }
    expect(((await counts()).refused["invalid_client"] ?? 0) - (before.refused["invalid_client"] ?? 0)).toBe(1);
  });
});

suite("an authorization code", () => {
  it.each([
    ["web", "client_secret_basic"],
    ["web-post", "client_secret_post"],
    ["public", "none"],
  ])("connects an account as the client %s (%s), and calls are made for it", async (client, clientAuthentication) => {
    const secret = client === "public" ? "" : `${client}-secret`;
    const made = await makeOAuthConnector(workspace.ctx, provider.url, client, { ...CODE, clientAuthentication }, secret);
    expect(await stateOf(made.connectorId)).toBe("needs_connect");
    await expect(call(made.endpointId)).rejects.toMatchObject({
      extra: { layer: "auth" },
      message: expect.stringContaining("connect it first"),
    });
    await expect(connect(made.connectorId)).resolves.toMatchObject({ connector: { id: made.connectorId } });
    expect(await stateOf(made.connectorId)).toBe("ready");
    expect((await call(made.endpointId)).result).toMatchObject({ client, account: "alice" });
  });

  it("asks with a state and a PKCE challenge, and is good for one return of the same browser only", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    const { authorizationUrl = "" } = await startConnection(workspace.ctx, { id: made.connectorId });
    const asked = new URL(authorizationUrl).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("state")).toMatch(/^[\w-]{43}$/);
    const { search } = await signInAt(authorizationUrl, "alice");
    const other = (await makeWorkspace()).ctx.actor.id;
    for (const userId of [null, other])
      await expect(finishConnection({ search, userId, ...request() })).rejects.toMatchObject({ code: "forbidden" });
    const wrong = search.replace(/state=[^&]*/, `state=${"x".repeat(43)}`);
    const userId = workspace.ctx.actor.id;
    await expect(finishConnection({ search: wrong, userId, ...request() })).rejects.toMatchObject({ code: "invalid_request" });
    expect(await stateOf(made.connectorId)).toBe("needs_connect");
    await finishConnection({ search, userId, ...request() });
    await expect(finishConnection({ search, userId, ...request() })).rejects.toMatchObject({ code: "invalid_request" });
    expect(await stateOf(made.connectorId)).toBe("ready");
  });

  it("that another connector's browser brings is refused, as is one that the person did not agree to", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    const another = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    const userId = workspace.ctx.actor.id;
    const [one, two] = [
      await startConnection(workspace.ctx, { id: made.connectorId }),
      await startConnection(workspace.ctx, { id: another.connectorId }),
    ];
    const back = await signInAt(one.authorizationUrl ?? "", "alice");
    back.searchParams.set("state", new URL(two.authorizationUrl ?? "").searchParams.get("state") ?? "");
    await expect(finishConnection({ search: back.search, userId, ...request() })).rejects.toMatchObject({
      message: expect.stringContaining("invalid_grant"),
    });
    for (const { connectorId } of [made, another]) expect(await stateOf(connectorId)).toBe("needs_connect");
    const { authorizationUrl = "" } = await startConnection(workspace.ctx, { id: made.connectorId });
    const state = new URL(authorizationUrl).searchParams.get("state");
    const denied = `?error=access_denied&error_description=No&state=${state}&iss=${encodeURIComponent(provider.url)}`;
    await expect(finishConnection({ search: denied, userId, ...request() })).rejects.toMatchObject({
      message: expect.stringContaining("access_denied (No)"),
    });
  });

  it("connects each person's own account where the connector says so", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", { ...CODE, perUser: true });
    const other: Ctx = { ...workspace.ctx, actor: { ...(await makeWorkspace()).ctx.actor } };
    await db().member.create({ data: { workspaceId: workspace.ctx.workspace.id, userId: other.actor.id, role: "runner" } });
    await connect(made.connectorId);
    expect(await stateOf(made.connectorId, other)).toBe("needs_connect");
    await expect(call(made.endpointId, other)).rejects.toMatchObject({ extra: { layer: "auth" } });
    await connect(made.connectorId, { ctx: other, login: "bob" });
    expect((await call(made.endpointId)).result).toMatchObject({ account: "alice" });
    expect((await call(made.endpointId, other)).result).toMatchObject({ account: "bob" });
  });

  it("may be begun by an API token, which needs no browser session", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    await makeToken(workspace.ctx);
    const row = await db().apiToken.findFirstOrThrow({
      where: { workspaceId: workspace.ctx.workspace.id },
      orderBy: { createdAt: "desc" },
    });
    const ctx: Ctx = { ...workspace.ctx, actor: { type: "token", id: row.id, name: "token" }, role: null };
    await connect(made.connectorId, { ctx });
    expect((await call(made.endpointId)).result).toMatchObject({ account: "alice" });
  });

  it("serves another server or scope no more once the connector names that", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    await connect(made.connectorId);
    const { connector } = await getConnector(workspace.ctx, { id: made.connectorId });
    const oauth2 = connector.authConfig.oauth2;
    if (oauth2 === null) throw new Error("no oauth2");
    const authConfig = {
      ...connector.authConfig,
      oauth2: { ...oauth2, issuer: null, tokenUrl: "http://127.0.0.1:9/steal", authorizationUrl: "http://127.0.0.1:9/" },
    };
    await updateConnector(workspace.ctx, { id: made.connectorId, authConfig });
    expect(await stateOf(made.connectorId)).toBe("needs_connect");
    await expect(call(made.endpointId)).rejects.toMatchObject({ message: expect.stringContaining("connect it first") });
  });
});

suite("a device code", () => {
  it("connects once somebody has entered it, and is asked for no more often than the server wants", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "device", { grant: "device_code" });
    const id = made.connectorId;
    await expect(pollConnection(workspace.ctx, { id, attemptId: newId() })).rejects.toMatchObject({ code: "conflict" });
    const started = await startConnection(workspace.ctx, { id });
    const { attemptId } = started;
    const other = await startConnection(workspace.ctx, { id });
    const stranger: Ctx = { ...workspace.ctx, actor: { type: "user", id: newId(), name: "" } };
    await expect(pollConnection(stranger, { id, attemptId })).rejects.toMatchObject({ code: "conflict" });
    expect(other.attemptId).not.toBe(attemptId);
    expect(started).toMatchObject({ userCode: expect.any(String), verificationUrl: `${provider.url}/device`, intervalSeconds: 5 });
    expect(await pollConnection(workspace.ctx, { id, attemptId })).toMatchObject({ state: "pending" });
    const before = await counts();
    await signInAt(started.completeUrl ?? "", "carol");
    expect(await pollConnection(workspace.ctx, { id, attemptId })).toMatchObject({ state: "pending" });
    expect((await counts()).refused).toEqual(before.refused);
    await db().oAuthAttempt.updateMany({ where: { connectorId: id }, data: { pollAt: new Date(0) } });
    expect(await pollConnection(workspace.ctx, { id, attemptId })).toMatchObject({ state: "connected" });
    expect((await call(made.endpointId)).result).toMatchObject({ client: "device", account: "carol" });
  });
});

suite("a connected account", () => {
  it("is renewed before its token ends, and after the service has refused it, each time once", async () => {
    const refused = new Set<string | undefined>();
    await using service = await startServer((request, response) => {
      const token = request.headers.authorization?.replace("Bearer ", "");
      if (refused.has(token)) response.writeHead(401).end();
      else response.setHeader("content-type", "application/json").end('{"account":"alice"}');
    });
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", { ...CODE, baseUrl: service.url });
    await connect(made.connectorId);
    const first = await tokensOf(made);
    await setLifetime(first.row.id, { obtainedAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() + 30_000) });
    const before = await counts();
    expect((await call(made.endpointId)).result).toMatchObject({ account: "alice" });
    const second = await tokensOf(made);
    expect(second.tokens?.accessToken).not.toBe(first.tokens?.accessToken);
    expect(second.tokens?.refreshToken).not.toBe(first.tokens?.refreshToken);
    refused.add(second.tokens?.accessToken);
    await Promise.all(Array.from({ length: 20 }, () => call(made.endpointId)));
    const after = await counts();
    expect((after.issued["refresh_token"] ?? 0) - (before.issued["refresh_token"] ?? 0)).toBe(2);
    // A service that refuses the new one, too, has another reason.
    refused.add((await tokensOf(made)).tokens?.accessToken);
    const failure = await call(made.endpointId).catch((thrown) => thrown);
    expect(failure).toMatchObject({ extra: { layer: "auth" }, message: expect.stringContaining("401") });
    expect((await counts()).issued["refresh_token"]).toBe(after.issued["refresh_token"]);
    expect(await stateOf(made.connectorId)).toBe("ready");
  });

  it("that was revoked needs to be reconnected, says so, and asks the server once", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    await connect(made.connectorId);
    const { tokens } = await tokensOf(made);
    await revoke(tokens?.refreshToken ?? "");
    const before = await counts();
    for (let times = 0; times < 3; times++) {
      const failures = await Promise.allSettled(Array.from({ length: 10 }, () => call(made.endpointId)));
      for (const failure of failures) {
        expect(failure).toMatchObject({
          reason: { extra: { layer: "auth", retryable: false }, message: expect.stringContaining("reconnect") },
        });
      }
    }
    expect(((await counts()).refused["invalid_grant"] ?? 0) - (before.refused["invalid_grant"] ?? 0)).toBe(1);
    expect(await stateOf(made.connectorId)).toBe("needs_reconnect");
    const { credentials } = await listCredentials(workspace.ctx, { limit: 50 });
    expect(credentials.find(({ id }) => id === made.credentialId)).toMatchObject({ state: "needs_reconnect" });
    await connect(made.connectorId);
    expect(await stateOf(made.connectorId)).toBe("ready");
    expect((await call(made.endpointId)).result).toMatchObject({ account: "alice" });
  });

  it("can be disconnected: the server is told, and calls fail until it is connected again", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    await connect(made.connectorId);
    const { tokens } = await tokensOf(made);
    expect(await endConnection(workspace.ctx, { id: made.connectorId })).toEqual({ message: "Disconnected" });
    expect(await stateOf(made.connectorId)).toBe("needs_connect");
    await expect(call(made.endpointId)).rejects.toMatchObject({ message: expect.stringContaining("connect it first") });
    const answer = await fetch(`${provider.url}/test/api`, { headers: { authorization: `Bearer ${tokens?.accessToken}` } });
    expect(answer.status).toBe(401);
    await expect(endConnection(workspace.ctx, { id: made.connectorId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is shown nowhere: tokens are sealed, and redacted where a service repeats them", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    await connect(made.connectorId);
    const { row, tokens } = await tokensOf(made);
    for (const secret of [tokens?.accessToken, tokens?.refreshToken]) expect(JSON.stringify(row)).not.toContain(secret);
    const { executionId } = await call(made.endpointId);
    const { execution } = await getExecution(workspace.ctx, { id: executionId });
    const shown = JSON.stringify([execution, await getConnector(workspace.ctx, { id: made.connectorId })]);
    for (const secret of [tokens?.accessToken, tokens?.refreshToken, "web-secret"]) expect(shown).not.toContain(secret);
  });

  it("is tested with its token", async () => {
    const made = await makeOAuthConnector(workspace.ctx, provider.url, "web", CODE);
    const test = async () => (await testConnector(workspace.ctx, { id: made.connectorId, path: "/test/api", method: "GET" })).test;
    expect(await test()).toMatchObject({ ok: false, layer: "auth", detail: expect.stringContaining("connect it first") });
    await connect(made.connectorId);
    expect(await test()).toMatchObject({ ok: true, status: 200 });
  });
});

async function revoke(token: string): Promise<void> {
  const authorization = `Basic ${Buffer.from("web:web-secret").toString("base64")}`;
  const answer = await fetch(`${provider.url}/token/revocation`, {
    method: "POST",
    headers: { authorization },
    body: new URLSearchParams({ token }),
  });
  if (!answer.ok) throw new Error(`Not revoked: ${answer.status}`);
}

it("of connections that were begun, pruning keeps those that can still be finished", async () => {
  const { ctx } = workspace;
  const made = await makeOAuthConnector(ctx, "http://127.0.0.1:9", "web", { grant: "authorization_code", issuer: null, ...ADDRESSES });
  await startConnection(ctx, { id: made.connectorId });
  await startConnection(ctx, { id: made.connectorId });
  const [first] = await db().oAuthAttempt.findMany({ where: { connectorId: made.connectorId } });
  await db().oAuthAttempt.update({ where: { id: first?.id ?? "" }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  expect(await pruneAttempts(new Date())).toBe(1);
  expect(await db().oAuthAttempt.count({ where: { connectorId: made.connectorId } })).toBe(1);
});
