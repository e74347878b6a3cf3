import "#lib/testing/database.ts";
import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it } from "vitest";
import { randomToken } from "#lib/crypto/random-token.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { makeToken, makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { authorize } from "./authorize.ts";
import type { Ctx } from "./ctx.ts";
import { sessionSecret } from "./session.ts";

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await makeWorkspace();
});

function request(headers: Record<string, string>, method = "GET"): Request {
  return new Request("http://studio.test/api/custom-tools", { method, headers: { host: "studio.test", ...headers } });
}

const tokenRequest = (token: string) => request({ authorization: `Bearer ${token}` });
const permitted = (incoming: Request) => authorize(incoming, "tool:read", "r");

async function sessionOf(userId: string, sessionVersion = 1): Promise<string> {
  return encode({ token: { sub: userId, sessionVersion }, secret: sessionSecret() });
}

describe("an API token", () => {
  it.each([
    ["header", (token: string) => request({ authorization: `Bearer ${token}` })],
    ["cookie", (token: string) => request({ cookie: `theme=dark; accessToken=${token}` })],
  ])("acts in its own workspace, sent as %s", async (_place, make) => {
    const { ctx, caller } = await permitted(make(workspace.token));
    expect(ctx).toMatchObject({ actor: { type: "token" }, workspace: workspace.ctx.workspace, role: null, source: "api" });
    expect(caller).toMatch(/^token:/);
  });

  it("holds its own permissions only", async () => {
    await expect(permitted(tokenRequest(await makeToken(workspace.ctx, { permissions: ["tool:write"] })))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it.each([
    ["revoked", { revokedAt: new Date() }],
    ["expired", { expiresAt: new Date(Date.now() - 1) }],
  ])("is nobody when it is %s", async (_name, dates) => {
    await expect(permitted(tokenRequest(await makeToken(workspace.ctx, dates)))).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is nobody within a second after its revocation, though it was just used", async () => {
    await permitted(tokenRequest(workspace.token));
    await db().apiToken.updateMany({ where: { workspaceId: workspace.ctx.workspace.id }, data: { revokedAt: new Date() } });
    await expect.poll(() => permitted(tokenRequest(workspace.token)).catch(({ code }) => code), { timeout: 1_000 }).toBe("unauthenticated");
  });

  describe("that is unknown", () => {
    const codeOf = (token: string, address: string) =>
      permitted(request({ authorization: `Bearer ${token}`, "x-sintra-remote-address": address })).then(
        () => "in",
        ({ code }) => code,
      );

    it("makes a sender of many different ones wait, and nobody else", async () => {
      for (let n = 0; n < 1_200; n++) await codeOf(`sas_${newId()}`, "10.0.0.1");
      expect(await codeOf(`sas_${newId()}`, "10.0.0.1")).toBe("rate_limited");
      expect(await codeOf(`sas_${newId()}`, "10.0.0.2")).toBe("unauthenticated");
    });

    it("costs nothing when it is repeated, and others behind the address get on", async () => {
      const unknown = `sas_${newId()}`;
      const codes = new Set<string>();
      for (let n = 0; n < 3_000; n++) codes.add(await codeOf(unknown, "10.0.0.3"));
      expect([...codes]).toEqual(["unauthenticated"]);
      expect(await codeOf(workspace.token, "10.0.0.3")).toBe("in");
    });

    it("is known soon after it was made", async () => {
      const { token, prefix, hash: tokenHash } = randomToken();
      expect(await codeOf(token, "10.0.0.4")).toBe("unauthenticated");
      const ids = { id: newId(), workspaceId: workspace.ctx.workspace.id };
      await db().apiToken.create({ data: { ...ids, name: "late", prefix, tokenHash, permissions: ["tool:read"] } });
      await expect.poll(() => codeOf(token, "10.0.0.4"), { timeout: 4_000 }).toBe("in");
    });
  });

  it("notes when it was last used", async () => {
    await permitted(tokenRequest(workspace.token));
    const lastUse = () => db().apiToken.findFirst({ where: { workspaceId: workspace.ctx.workspace.id, lastUsedAt: { not: null } } });
    await expect.poll(lastUse).not.toBeNull();
  });
});

describe("a session", () => {
  const asUser = async (headers: Record<string, string> = {}, method = "GET", sessionVersion = 1) =>
    permitted(
      request({ cookie: `next-auth.session-token=${await sessionOf(workspace.ctx.actor.id, sessionVersion)}`, ...headers }, method),
    );

  it("acts with its member's role in the workspace that is named", async () => {
    const { ctx } = await asUser({ "x-workspace": workspace.ctx.workspace.slug });
    expect(ctx).toMatchObject({ actor: { type: "user", id: workspace.ctx.actor.id }, role: "owner", source: "ui" });
  });

  it("finds no workspace of others", async () => {
    const other = await makeWorkspace();
    await expect(asUser({ "x-workspace": other.ctx.workspace.slug })).rejects.toMatchObject({ code: "not_found" });
  });

  it("finds a workspace that another process has just made, though its person is remembered without it", async () => {
    await asUser();
    const other = await makeWorkspace();
    await db().member.create({ data: { workspaceId: other.ctx.workspace.id, userId: workspace.ctx.actor.id, role: "viewer" } });
    expect((await asUser({ "x-workspace": other.ctx.workspace.slug })).ctx).toMatchObject({ role: "viewer" });
  });

  it("has to name the workspace when there are several", async () => {
    const other = await makeWorkspace();
    await db().member.create({ data: { workspaceId: other.ctx.workspace.id, userId: workspace.ctx.actor.id, role: "viewer" } });
    await expect(asUser()).rejects.toMatchObject({ code: "invalid_request" });
    expect((await asUser({ "x-workspace": other.ctx.workspace.slug })).ctx).toMatchObject({ role: "viewer" } satisfies Partial<Ctx>);
  });

  it("may name the workspace in the address, as links do; the header stands above it", async () => {
    const [other, foreign] = [await makeWorkspace(), await makeWorkspace()];
    await db().member.create({ data: { workspaceId: other.ctx.workspace.id, userId: workspace.ctx.actor.id, role: "viewer" } });
    const cookie = `next-auth.session-token=${await sessionOf(workspace.ctx.actor.id)}`;
    const linked = ({ slug }: { slug: string }, headers = {}) =>
      permitted(new Request(`http://studio.test/api/custom-tools?workspace=${slug}`, { headers: { cookie, ...headers } }));
    expect((await linked(other.ctx.workspace)).ctx).toMatchObject({ role: "viewer" });
    expect((await linked(other.ctx.workspace, { "x-workspace": workspace.ctx.workspace.slug })).ctx).toMatchObject({ role: "owner" });
    await expect(linked(foreign.ctx.workspace)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    ["another site", { origin: "https://evil.test" }],
    ["nowhere", {}],
    ["an opaque origin", { origin: "null" }],
  ])("changes nothing on behalf of %s", async (_name, headers) => {
    await expect(asUser(headers, "POST")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("changes things from the studio's own pages", async () => {
    expect((await asUser({ origin: "http://studio.test" }, "POST")).ctx).toMatchObject({ role: "owner" });
  });

  it("of an older version, of an unknown user, or sealed with another key is nobody", async () => {
    await expect(asUser({}, "GET", 0)).rejects.toMatchObject({ code: "unauthenticated" });
    const unknown = `next-auth.session-token=${await sessionOf(newId())}`;
    await expect(permitted(request({ cookie: unknown }))).rejects.toMatchObject({ code: "unauthenticated" });
    const forged = await encode({ token: { sub: workspace.ctx.actor.id, sessionVersion: 1 }, secret: "another" });
    await expect(permitted(request({ cookie: `next-auth.session-token=${forged}` }))).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
