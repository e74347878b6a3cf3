import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { AuthConfig, OAuth2Config } from "#lib/contracts/connector-auth.ts";
import { CreateConnectorInput, type UpdateConnectorInput } from "#lib/contracts/connectors.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { getConnector } from "../connectors/get-connector.ts";
import { updateConnector } from "../connectors/update-connector.ts";
import { listCredentials } from "../credentials/list-credentials.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { connectable } from "./connectable.ts";
import { endConnection } from "./end-connection.ts";
import { keepConnection } from "./keep-connection.ts";
import { makeOAuthConnector } from "./testing/make-oauth-connector.ts";

const TOKENS = { accessToken: "access", tokenType: "bearer", refreshToken: "refresh-0", expiresInSeconds: 3600, scope: null };

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1,::1,localhost";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

/** An authorization server that keeps what it is told to revoke. */
async function startIssuer() {
  const heard: string[] = [];
  const server = await startServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    const url = `http://${request.headers.host}`;
    if (request.method === "POST") heard.push(`${request.url} ${body}`);
    const endpoints = { token_endpoint: `${url}/token`, revocation_endpoint: `${url}/revoke`, authorization_endpoint: `${url}/authorize` };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ issuer: url, ...endpoints }));
  });
  return { server, heard };
}

async function connected(url: string, settings: object = {}) {
  const { ctx } = workspace;
  const made = await makeOAuthConnector(ctx, url, "any", { grant: "authorization_code", ...settings });
  const { client } = await connectable(ctx, made.connectorId);
  await keepConnection(ctx, client, client.config.perUser ? ctx.actor.id : ctx.workspace.id, TOKENS);
  return made;
}

const grants = (connectorId: string) => db().oAuthGrant.count({ where: { connectorId } });
const endings = (subjectId: string) => db().auditEvent.count({ where: { subjectId, action: "connector.disconnected" } });
const configOf = async (id: string) => (await getConnector(workspace.ctx, { id })).connector.authConfig;

describe("disconnecting", () => {
  it("tells the server that gave the tokens, and no other one that the connector names by now", async () => {
    const [first, second] = [await startIssuer(), await startIssuer()];
    const { ctx } = workspace;
    const told = await connected(first.server.url);
    expect(await endConnection(ctx, { id: told.connectorId })).toEqual({ message: "Disconnected" });
    expect(first.heard.join()).toContain("/revoke token=refresh-0");
    const { connectorId: id } = await connected(first.server.url);
    const { oauth2 } = await configOf(id);
    const authConfig = AuthConfig.parse({ oauth2: { ...oauth2, issuer: second.server.url } });
    await db().apiConnector.update({ where: { id }, data: { authConfig, baseUrl: second.server.url } });
    expect(await endConnection(ctx, { id })).toMatchObject({ message: expect.stringContaining("could not be told") });
    expect(second.heard).toEqual([]);
    expect(await grants(id)).toBe(0);
    for (const { server } of [first, second]) await server[Symbol.asyncDispose]();
  });

  it.each([{ authType: "none" }, { credentialId: null }])("forgets tokens though the connector is now %j", async (data) => {
    const { connectorId: id } = await connected("http://127.0.0.1:9");
    await db().apiConnector.update({ where: { id }, data });
    await expect(endConnection(workspace.ctx, { id })).resolves.toMatchObject({ message: expect.any(String) });
    expect(await grants(id)).toBe(0);
  });
});

describe("a connector that is changed", () => {
  it.each<[string, (now: AuthConfig) => Partial<UpdateConnectorInput>]>([
    ["another service", () => ({ baseUrl: "http://127.0.0.2:9/" })],
    ["another authority", () => ({ tlsCa: makeCertificate("localhost").cert })],
    ["another kind of auth", () => ({ authType: "bearer", credentialId: null })],
    ["no credential", () => ({ credentialId: null })],
    ["accounts of persons", (now) => ({ authConfig: AuthConfig.parse({ oauth2: { ...now.oauth2, perUser: true } }) })],
    ["another server", (now) => ({ authConfig: AuthConfig.parse({ oauth2: { ...now.oauth2, tokenUrl: "http://127.0.0.1:9/other" } }) })],
  ])("to %s loses its accounts, which is written down", async (_what, change) => {
    const { connectorId: id } = await connected("http://127.0.0.1:9");
    await updateConnector(workspace.ctx, { id, ...change(await configOf(id)) });
    expect(await grants(id)).toBe(0);
    expect(await endings(id)).toBe(1);
  });

  it("in what has nothing to do with them keeps its accounts", async () => {
    const { connectorId: id } = await connected("http://127.0.0.1:9");
    await updateConnector(workspace.ctx, { id, displayName: "Other", baseUrl: "http://127.0.0.1:9/v2", timeoutMs: 1_000 });
    expect(await grants(id)).toBe(1);
    expect(await endings(id)).toBe(0);
  });
});

describe("an account that is being connected", () => {
  it.each(["connector", "credential", "client", "server"])("is not kept when its %s is gone or another one by then", async (what) => {
    const { ctx } = workspace;
    const { connectorId: id, credentialId } = await makeOAuthConnector(ctx, "http://127.0.0.1:9", "any", { grant: "authorization_code" });
    const { client } = await connectable(ctx, id);
    const deletedAt = new Date();
    if (what === "connector") await db().apiConnector.update({ where: { id }, data: { deletedAt } });
    if (what === "credential") await db().credential.update({ where: { id: credentialId }, data: { deletedAt } });
    if (what === "server") await db().apiConnector.update({ where: { id }, data: { baseUrl: "http://127.0.0.2:9" } });
    const begun = what === "client" ? { ...client, clientId: "before" } : client;
    await expect(keepConnection(ctx, begun, ctx.workspace.id, TOKENS)).rejects.toMatchObject({
      code: expect.stringMatching(/conflict|not_found/),
    });
    expect(await grants(id)).toBe(0);
  });

  it("is not kept for somebody who has left", async () => {
    const { ctx } = workspace;
    const { connectorId: id } = await makeOAuthConnector(ctx, "http://127.0.0.1:9", "any", { grant: "authorization_code", perUser: true });
    const { client } = await connectable(ctx, id);
    await db().member.deleteMany({ where: { userId: ctx.actor.id } });
    await expect(keepConnection(ctx, client, ctx.actor.id, TOKENS)).rejects.toMatchObject({ code: "forbidden" });
    expect(await grants(id)).toBe(0);
  });
});

describe("a lost account of one person", () => {
  it("makes the credential ask for a person when that one looks, and nobody else; and only while the connector still uses it", async () => {
    const { ctx } = workspace;
    const { connectorId: id, credentialId } = await connected("http://127.0.0.1:9", { perUser: true });
    await db().oAuthGrant.updateMany({ where: { connectorId: id }, data: { state: "needs_reconnect" } });
    const stateFor = async (asker: Ctx) => {
      const { credentials } = await listCredentials(asker, { limit: 50 });
      return credentials.find((credential) => credential.id === credentialId)?.state;
    };
    expect(await stateFor(ctx)).toBe("needs_reconnect");
    expect(await stateFor({ ...ctx, actor: (await makeWorkspace()).ctx.actor })).toBe("ready");
    await db().apiConnector.update({ where: { id }, data: { baseUrl: "http://127.0.0.2:9" } });
    expect(await stateFor(ctx)).toBe("ready");
  });
});

describe("an authorization server", () => {
  it("that is reached over TLS leads nobody to an address without", async () => {
    const certificate = makeCertificate("localhost");
    let asked = 0;
    await using insecure = await startServer((_request, response) => {
      asked += 1;
      response.end("{}");
    });
    await using server = await startServer((request, response) => {
      const issuer = `https://${request.headers.host}`;
      const endpoints = { token_endpoint: `${insecure.url}/token`, authorization_endpoint: `${insecure.url}/authorize` };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ issuer, ...endpoints }));
    }, certificate);
    const settings = { grant: "client_credentials", issuer: `https://localhost:${server.port}`, baseUrl: insecure.url };
    const made = await makeOAuthConnector(workspace.ctx, insecure.url, "any", settings);
    await updateConnector(workspace.ctx, { id: made.connectorId, tlsCa: certificate.cert });
    const failure = await callEndpoint(workspace.ctx, { id: made.endpointId, ...ExecuteInput.parse({}) }).catch((thrown) => thrown);
    expect(failure).toMatchObject({ extra: { layer: "upstream" } });
    expect(asked).toBe(0);
  });

  it.each(["state=x", "a=1&request_uri=x", "nonce=x"])("is not given what the studio sets itself in its address: %s", (query) => {
    const address = (search: string) => ({
      grant: "authorization_code",
      issuer: "https://a.example",
      authorizationUrl: `https://a.example/?${search}`,
    });
    expect(OAuth2Config.safeParse(address(query)).success).toBe(false);
    expect(OAuth2Config.safeParse(address("tenant=1")).success).toBe(true);
    expect(OAuth2Config.safeParse({ ...address(""), authorizationUrl: "nonsense" }).success).toBe(false);
  });
});

describe("without the right to write credentials", () => {
  const without = (ctx: Ctx): Ctx => ({ ...ctx, permissions: new Set([...ctx.permissions].filter((each) => each !== "credential:write")) });

  it("nobody chooses a credential for a connector", async () => {
    const { connectorId: id, credentialId } = await connected("http://127.0.0.1:9");
    const ctx = without(workspace.ctx);
    const input = CreateConnectorInput.parse({ name: "mine", displayName: "Mine", baseUrl: "http://127.0.0.1:9", authType: "none" });
    for (const chosen of [{ credentialId }, { tlsCredentialId: credentialId }]) {
      await expect(createConnector(ctx, { ...input, ...chosen })).rejects.toMatchObject({ code: "forbidden" });
    }
    const { connector } = await createConnector(ctx, input);
    await expect(updateConnector(ctx, { id: connector.id, credentialId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateConnector(ctx, { id, credentialId: null })).resolves.toMatchObject({ connector: { credentialId: null } });
  });

  it.each<[string, (now: AuthConfig) => Partial<UpdateConnectorInput>]>([
    ["baseUrl", () => ({ baseUrl: "http://127.0.0.2:9/" })],
    ["hosts.allow", () => ({ hosts: { allow: ["other.example"], deny: [] } })],
    ["tlsCa", () => ({ tlsCa: makeCertificate("localhost").cert })],
    ...["issuer", "tokenUrl", "authorizationUrl", "deviceAuthorizationUrl"].map(
      (name): [string, (now: AuthConfig) => Partial<UpdateConnectorInput>] => [
        name,
        (now) => ({ authConfig: AuthConfig.parse({ oauth2: { ...now.oauth2, [name]: "http://127.0.0.2:9/" } }) }),
      ],
    ),
  ])("nobody sends a credential elsewhere by %s", async (_what, change) => {
    const { connectorId: id } = await connected("http://127.0.0.1:9");
    const moved = { id, ...change(await configOf(id)) };
    await expect(updateConnector(without(workspace.ctx), moved)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateConnector(without(workspace.ctx), { id, displayName: "Mine" })).resolves.toBeDefined();
    await expect(updateConnector(workspace.ctx, moved)).resolves.toBeDefined();
  });
});
