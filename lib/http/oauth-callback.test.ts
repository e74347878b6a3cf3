import "#lib/testing/database.ts";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sessionSecret } from "#lib/auth/session.ts";
import { connectorOperations } from "#lib/contracts/operations/connectors.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { makeOAuthConnector } from "#lib/services/oauth/testing/make-oauth-connector.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { startTokenServer } from "#lib/testing/start-token-server.ts";
import { makeToken, makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { oauthCallback } from "./oauth-callback.ts";

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

async function cookieOf({ ctx }: TestWorkspace): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sub: ctx.actor.id, sessionVersion: 1 }, secret: sessionSecret() })}`;
}

/** Begins a connection in the browser of the workspace's owner; what comes back belongs into the callback. */
async function begin(url: string) {
  const settings = { grant: "authorization_code", issuer: null, tokenUrl: `${url}/token`, authorizationUrl: `${url}/authorize?tenant=1` };
  const { connectorId } = await makeOAuthConnector(workspace.ctx, url, "any", settings);
  const cookie = await cookieOf(workspace);
  const headers = { cookie, host: "localhost", origin: "http://localhost" };
  const answer = await callOperation(connectorOperations.startConnection, { id: connectorId, headers });
  const { authorizationUrl } = (await answer.json()) as { authorizationUrl: string };
  const asked = new URL(authorizationUrl).searchParams;
  return { connectorId, cookie, asked, state: asked.get("state") ?? "" };
}

const comeBack = (search: string, cookie = "") =>
  oauthCallback(new Request(`http://localhost:4000/api/oauth/callback${search}`, { headers: { cookie } }));

describe("the page that authorization servers send browsers back to", () => {
  it("keeps the tokens, and says that the connector is connected", async () => {
    const seen: URLSearchParams[] = [];
    await using server = await startTokenServer((params) => {
      seen.push(params);
      return { body: { access_token: "sentinel-access", token_type: "bearer", id_token: "not.for.us" } };
    });
    const { connectorId, cookie, asked, state } = await begin(server.url);
    expect(asked.get("tenant")).toBe("1");
    const page = await comeBack(`?code=c0de&state=${state}&iss=https%3A%2F%2Felsewhere.example`, cookie);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const html = await page.text();
    expect(html).toContain("OAuth is connected");
    expect(html).toContain(`href="/${workspace.ctx.workspace.slug}/connectors/${connectorId}"`);
    expect(html).not.toContain("sentinel");
    expect(seen[0]?.get("redirect_uri")).toBe(asked.get("redirect_uri"));
    expect(seen[0]?.get("code_verifier")).toMatch(/^[\w-]{43,}$/);
    const { auditEvents } = await db()
      .auditEvent.findMany({ where: { subjectId: connectorId } })
      .then((rows) => ({ auditEvents: rows }));
    expect(auditEvents.map(({ action }) => action)).toContain("connector.connected");
    expect(JSON.stringify(auditEvents)).not.toContain("sentinel");
  });

  it("refuses a state that nobody began with, one that was used, and none", async () => {
    await using server = await startTokenServer(() => ({ body: { access_token: "a", token_type: "bearer" } }));
    const { cookie, state } = await begin(server.url);
    for (const search of ["", "?code=c0de", "?code=c0de&state=", `?code=c0de&state=${"x".repeat(43)}`]) {
      expect((await comeBack(search, cookie)).status).toBe(400);
    }
    expect((await comeBack(`?code=c0de&state=${state}`, cookie)).status).toBe(200);
    expect((await comeBack(`?code=c0de&state=${state}`, cookie)).status).toBe(400);
  });

  it("refuses the browser of somebody else, and of nobody, and leaves the connection to whoever began it", async () => {
    await using server = await startTokenServer(() => ({ body: { access_token: "a", token_type: "bearer" } }));
    const { cookie, state } = await begin(server.url);
    const other = await cookieOf(await makeWorkspace());
    expect((await comeBack(`?code=c0de&state=${state}`, other)).status).toBe(403);
    expect((await comeBack(`?code=c0de&state=${state}`)).status).toBe(403);
    expect((await comeBack(`?code=c0de&state=${state}`, cookie)).status).toBe(200);
  });

  it("asks the person first where an API token has begun, and takes no answer from a page of another site", async () => {
    let asked = 0;
    await using server = await startTokenServer(() => {
      asked += 1;
      return { body: { access_token: "a", token_type: "bearer" } };
    });
    const settings = { grant: "authorization_code", issuer: null, tokenUrl: `${server.url}/token`, authorizationUrl: server.url };
    const { connectorId } = await makeOAuthConnector(workspace.ctx, server.url, "any", settings);
    const token = await makeToken(workspace.ctx);
    const answer = await callOperation(connectorOperations.startConnection, { id: connectorId, token });
    const { authorizationUrl } = (await answer.json()) as { authorizationUrl: string };
    const search = `?code=c0de&state=${new URL(authorizationUrl).searchParams.get("state")}`;
    const page = await comeBack(search);
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
    const html = await page.text();
    expect(html).toContain(`action="/api/oauth/callback${search.replaceAll("&", "&#38;")}"`);
    for (const named of ["OAuth", workspace.ctx.workspace.name, "API token"]) expect(html).toContain(named);
    const confirm = (origin: string) =>
      oauthCallback(
        new Request(`http://localhost:4000/api/oauth/callback${search}`, { method: "POST", headers: { origin, host: "localhost:4000" } }),
      );
    for (const origin of ["https://evil.example", "null"]) expect((await confirm(origin)).status).toBe(403);
    expect(asked).toBe(0);
    expect((await confirm("http://localhost:4000")).status).toBe(200);
    expect(asked).toBe(1);
    expect(await db().oAuthGrant.count({ where: { connectorId } })).toBe(1);
    expect((await confirm("http://localhost:4000")).status).toBe(400);
  });

  it("refuses whoever has left the workspace meanwhile", async () => {
    await using server = await startTokenServer(() => ({ body: { access_token: "a", token_type: "bearer" } }));
    const { cookie, state, connectorId } = await begin(server.url);
    await db().member.deleteMany({ where: { userId: workspace.ctx.actor.id } });
    // A moment passes until every process knows.
    const read = () => callOperation(connectorOperations.get, { id: connectorId, headers: { cookie, host: "localhost" } });
    await expect.poll(async () => (await read()).status, { timeout: 3_000 }).not.toBe(200);
    expect((await comeBack(`?code=c0de&state=${state}`, cookie)).status).not.toBe(200);
    expect(await db().oAuthGrant.count({ where: { connectorId } })).toBe(0);
  });

  it("repeats what an authorization server says as text, never as HTML", async () => {
    await using server = await startTokenServer(() => ({ body: {} }));
    const { cookie, state } = await begin(server.url);
    const said = encodeURIComponent("<script>alert(1)</script>");
    const page = await comeBack(`?error=access_denied&error_description=${said}&state=${state}`, cookie);
    expect(page.status).toBe(502);
    const html = await page.text();
    expect(html).toContain("access_denied");
    expect(html).not.toContain("<script");
  });
});
