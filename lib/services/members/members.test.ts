import "#lib/testing/database.ts";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { type Permission, ROLE_PERMISSIONS, type Role } from "#lib/contracts/permissions.ts";
import { db } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createInvitation } from "../invitations/create-invitation.ts";
import { createToken } from "../tokens/create-token.ts";
import { lockMember } from "./lock-member.ts";
import { removeMember } from "./remove-member.ts";
import { updateMember } from "./update-member.ts";

/** One more member of the workspace, acting. */
async function addMember(ctx: Ctx, role: Role): Promise<Ctx> {
  const { id, name } = await db().user.create({ data: { id: newId(), email: `${newId()}@example.com`, name: "Bea" } });
  await db().member.create({ data: { workspaceId: ctx.workspace.id, userId: id, role } });
  return { ...ctx, actor: { type: "user", id, name }, role, permissions: new Set(ROLE_PERMISSIONS[role]) };
}

async function tokenOf(ctx: Ctx, permissions: Permission[]): Promise<Ctx> {
  const { token } = await createToken(ctx, { name: "ci", permissions, expiresAt: null });
  return { ...ctx, actor: { type: "token", id: token.id, name: token.name }, role: null, permissions: new Set(permissions) };
}

const isRevoked = async ({ actor }: Ctx) => (await db().apiToken.findUniqueOrThrow({ where: { id: actor.id } })).revokedAt !== null;
const auditOf = (action: string, subjectId: string) => db().auditEvent.findFirst({ where: { action, subjectId } });
const roleOf = async ({ actor, workspace }: Ctx) =>
  (await db().member.findFirst({ where: { userId: actor.id, workspaceId: workspace.id } }))?.role ?? null;

describe("owners", () => {
  it("do not lose a workspace: the last one stays", async () => {
    const { ctx } = await makeWorkspace();
    await expect(removeMember(ctx, { id: ctx.actor.id })).rejects.toMatchObject({ code: "conflict" });
    await expect(updateMember(ctx, { id: ctx.actor.id, role: "admin" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("are neither made nor removed by an admin", async () => {
    const { ctx } = await makeWorkspace();
    const admin = await addMember(ctx, "admin");
    await expect(createInvitation(admin, { role: "owner", expiresInDays: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeMember(admin, { id: ctx.actor.id })).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each([
    ["demotes", (by: Ctx, other: Ctx) => updateMember(by, { id: other.actor.id, role: "viewer" })],
    ["removes", (by: Ctx, other: Ctx) => removeMember(by, { id: other.actor.id })],
  ])("keep one of two when one steps down while the other one's turn comes: somebody %s it", async (_what, change) => {
    for (let round = 0; round < 8; round++) {
      const { ctx: one } = await makeWorkspace();
      const two = await addMember(one, "owner");
      const outcomes = await Promise.allSettled([updateMember(one, { id: one.actor.id, role: "admin" }), change(one, two)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
      expect([await roleOf(one), await roleOf(two)].filter((role) => role === "owner")).toHaveLength(1);
    }
  });
});

describe("a token that holds member:write only", () => {
  it("gives, takes and removes no role that may do more", async () => {
    const { ctx } = await makeWorkspace();
    const viewer = await addMember(ctx, "viewer");
    const admin = await addMember(ctx, "admin");
    const token = await tokenOf(ctx, ["member:write"]);
    const refused = { code: "forbidden" };
    await expect(createInvitation(token, { role: "viewer", expiresInDays: 1 })).rejects.toMatchObject(refused);
    await expect(updateMember(token, { id: viewer.actor.id, role: "admin" })).rejects.toMatchObject(refused);
    await expect(updateMember(token, { id: admin.actor.id, role: "viewer" })).rejects.toMatchObject(refused);
    await expect(removeMember(token, { id: viewer.actor.id })).rejects.toMatchObject(refused);
    const reader = await tokenOf(ctx, ["member:write", ...ROLE_PERMISSIONS.viewer]);
    await expect(createInvitation(reader, { role: "viewer", expiresInDays: 1 })).resolves.toBeDefined();
    await expect(removeMember(reader, { id: viewer.actor.id })).resolves.toBeDefined();
  });
});

describe("the tokens that a member made", () => {
  it("end when the member is removed, with those that they made, here only", async () => {
    const { ctx } = await makeWorkspace();
    const { ctx: elsewhere } = await makeWorkspace();
    const admin = await addMember(ctx, "admin");
    await db().member.create({ data: { workspaceId: elsewhere.workspace.id, userId: admin.actor.id, role: "admin" } });
    const own = await tokenOf(admin, ["tool:read", "token:write"]);
    const child = await tokenOf(own, ["tool:read"]);
    const others = [await tokenOf(ctx, ["tool:read"]), await tokenOf({ ...admin, workspace: elsewhere.workspace }, ["tool:read"])];
    await removeMember(ctx, { id: admin.actor.id });
    expect(await Promise.all([own, child, ...others].map(isRevoked))).toEqual([true, true, false, false]);
    expect(await auditOf("member.removed", admin.actor.id)).toMatchObject({ detail: { role: "admin", tokensRevoked: 2 } });
  });

  it("end on a demotion when they may do more than the new role", async () => {
    const { ctx } = await makeWorkspace();
    const admin = await addMember(ctx, "admin");
    const [writer, reader] = [await tokenOf(admin, ["tool:read", "tool:write"]), await tokenOf(admin, ["tool:read"])];
    await updateMember(ctx, { id: admin.actor.id, role: "viewer" });
    expect(await Promise.all([writer, reader].map(isRevoked))).toEqual([true, false]);
    expect(await auditOf("member.updated", admin.actor.id)).toMatchObject({ detail: { from: "admin", to: "viewer", tokensRevoked: 1 } });
  });

  it("are all ended, however near the removal they are made", async () => {
    const { ctx } = await makeWorkspace();
    const admin = await addMember(ctx, "admin");
    const parent = await tokenOf(admin, ["tool:read", "token:write"]);
    const makers = Array.from({ length: 12 }, (_, n) => tokenOf(n % 2 === 0 ? admin : parent, ["tool:read"]));
    const [, ...made] = await Promise.allSettled([removeMember(ctx, { id: admin.actor.id }), ...makers]);
    for (const outcome of made) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "forbidden" });
    const living = { workspaceId: ctx.workspace.id, revokedAt: null, createdById: { in: [admin.actor.id, parent.actor.id] } };
    expect(await db().apiToken.count({ where: living })).toBe(0);
  });

  it("are not added to while the member is being taken out", async () => {
    const { ctx } = await makeWorkspace();
    const admin = await addMember(ctx, "admin");
    const late = await transact(async (tx) => {
      await lockMember(tx, ctx.workspace.id, admin.actor.id);
      const making = createToken(admin, { name: "late", expiresAt: null }).then(
        () => "made",
        ({ code }) => code,
      );
      await Promise.race([making, setTimeout(200)]);
      await tx.member.deleteMany({ where: { workspaceId: ctx.workspace.id, userId: admin.actor.id } });
      return { making };
    });
    expect(await late.making).toBe("forbidden");
  });
});
