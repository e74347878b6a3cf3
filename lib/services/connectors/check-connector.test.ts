import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { CheckConnectorInput } from "#lib/contracts/drafts.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import { db } from "#lib/db/client.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { makeRows } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { checkConnector } from "./check-connector.ts";

const TOKEN = "sentinel-check-token-0815";
let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

const draft = (baseUrl: string, changes: object = {}) => ({ name: "draft", displayName: "Draft", baseUrl, ...changes });
const check = (connector: object, ctx: Ctx = workspace.ctx) => checkConnector(ctx, CheckConnectorInput.parse({ connector }));
const without = (permission: Permission): Ctx => {
  const permissions = new Set([...workspace.ctx.permissions].filter((kept) => kept !== permission));
  return { ...workspace.ctx, permissions };
};
const bearer = async () => (await createCredential(workspace.ctx, { name: "key", type: "bearer", data: { token: TOKEN } })).credential.id;

/** A service that lets in who shows the token, which is an authorization server as well. */
const service = () =>
  startServer((request, response) => {
    const { url = "", headers } = request;
    const json = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const issuer = `http://${headers.host}`;
    if (url.startsWith("/.well-known/openid-configuration")) {
      return json(200, { issuer, token_endpoint: `${issuer}/token`, scopes_supported: ["read", "write"] });
    }
    if (url === "/token") return json(400, { error: "invalid_scope" });
    return json(headers.authorization === `Bearer ${TOKEN}` ? 200 : 401, {});
  });

describe("checking the draft of a connector", () => {
  it("calls the service once, saves nothing, and tells the status", async () => {
    await using server = await startServer((_request, response) => response.writeHead(204).end());
    const { test } = await check(draft(server.url));
    expect(test).toMatchObject({ ok: true, status: 204, layer: null, errors: [] });
    expect(await db().apiConnector.count({ where: { workspaceId: workspace.ctx.workspace.id } })).toBe(0);
  });

  it("signs with a credential of the workspace, and leaves a trace of that", async () => {
    await using server = await service();
    expect((await check(draft(server.url))).test).toMatchObject({ ok: false, layer: "auth" });
    const { test } = await check(draft(server.url, { authType: "bearer", credentialId: await bearer() }));
    expect(test).toMatchObject({ ok: true, status: 200 });
    const { auditEvents } = await listAuditEvents(workspace.ctx, { action: "connector.tested", limit: 5 });
    expect(auditEvents).toMatchObject([{ detail: { draft: true } }]);
  });

  it("tells what does not answer, by its layer", async () => {
    expect((await check(draft("http://127.0.0.1:9"))).test).toMatchObject({ ok: false, layer: "connect" });
    expect((await check(draft("http://no-such-host.invalid"))).test).toMatchObject({ ok: false, layer: "dns" });
    expect((await check(draft("http://169.254.169.254"))).test).toMatchObject({ ok: false, layer: "policy" });
  });

  it("names the scopes that the authorization server does not, without a credential", async () => {
    await using server = await service();
    const authConfig = { oauth2: { grant: "authorization_code", issuer: server.url, scope: "read admin" } };
    const { test } = await check(draft(server.url, { authType: "oauth2", authConfig }));
    expect(test.errors).toEqual([{ path: "authConfig.oauth2.scope", message: expect.stringContaining("“admin”") }]);
  });

  it("says where to mend what the authorization server refuses", async () => {
    await using server = await service();
    const oauth2 = { grant: "client_credentials", tokenUrl: `${server.url}/token`, scope: "wrong" };
    const client = { name: "client", type: "oauth2", data: { clientId: "c", clientSecret: TOKEN } } as const;
    const credentialId = (await createCredential(workspace.ctx, client)).credential.id;
    const { test } = await check(draft(server.url, { authType: "oauth2", authConfig: { oauth2 }, credentialId }));
    expect(test).toMatchObject({ ok: false, layer: "auth", errors: [{ path: "authConfig.oauth2.scope" }] });
    expect(JSON.stringify(test)).not.toContain(TOKEN);
    expect(await db().oAuthGrant.count({ where: { workspaceId: workspace.ctx.workspace.id } })).toBe(0);
  });

  it("finds an issuer that is none", async () => {
    await using server = await startServer((_request, response) => response.writeHead(404).end());
    const authConfig = { oauth2: { grant: "client_credentials", issuer: server.url } };
    const { test } = await check(draft(server.url, { authType: "oauth2", authConfig }));
    expect(test.errors).toMatchObject([{ path: "authConfig.oauth2.issuer" }]);
  });

  it("sends a credential only for those who may choose one, and none of another workspace", async () => {
    const other = await makeWorkspace();
    const { credential } = await makeRows(other.ctx);
    const own = { authType: "bearer", credentialId: await bearer() };
    const forbidden = expect.objectContaining({ code: "forbidden" });
    for (const permission of ["credential:write", "connector:run", "connector:write"] as const) {
      await expect(check(draft("http://127.0.0.1:9", own), without(permission))).rejects.toThrow(forbidden);
    }
    const foreign = check(draft("http://127.0.0.1:9", { authType: "bearer", credentialId: credential }));
    await expect(foreign).rejects.toThrow(expect.objectContaining({ code: "not_found" }));
  });
});
