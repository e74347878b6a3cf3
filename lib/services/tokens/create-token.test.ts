import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { db } from "#lib/db/client.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createToken } from "./create-token.ts";
import { revokeToken } from "./revoke-token.ts";

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function actingToken(expiresAt: string | null): Promise<Ctx> {
  const { ctx } = await makeWorkspace();
  const { token } = await createToken(ctx, { name: "parent", expiresAt });
  return { ...ctx, actor: { type: "token", id: token.id, name: token.name }, role: null };
}

it("a token that a token makes ends no later than its maker", async () => {
  const parentEnds = inHours(2);
  const parent = await actingToken(parentEnds);
  const endOf = async (expiresAt: string | null) => (await createToken(parent, { name: "child", expiresAt })).token.expiresAt;
  expect(await endOf(null)).toBe(parentEnds);
  expect(await endOf(inHours(3))).toBe(parentEnds);
  const sooner = inHours(1);
  expect(await endOf(sooner)).toBe(sooner);
});

it("a token without an end makes tokens with any", async () => {
  const parent = await actingToken(null);
  expect((await createToken(parent, { name: "child", expiresAt: null })).token.expiresAt).toBeNull();
});

it("neither a revoked token nor a member who has left or lost the permission makes one, though their request began before", async () => {
  const parent = await actingToken(null);
  await revokeToken(parent, { id: parent.actor.id });
  await expect(createToken(parent, { name: "child", expiresAt: null })).rejects.toMatchObject({ code: "forbidden" });
  const { ctx } = await makeWorkspace();
  await db().member.updateMany({ where: { userId: ctx.actor.id }, data: { role: "viewer" } });
  await expect(createToken(ctx, { name: "late", permissions: ["tool:write"], expiresAt: null })).rejects.toMatchObject({
    code: "forbidden",
  });
  await db().member.deleteMany({ where: { userId: ctx.actor.id } });
  await expect(createToken(ctx, { name: "late", expiresAt: null })).rejects.toMatchObject({ code: "forbidden" });
});
