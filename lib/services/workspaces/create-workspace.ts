import { randomBytes } from "node:crypto";
import { audit } from "#lib/audit.ts";
import type { UserCtx } from "#lib/auth/ctx.ts";
import type { CreateWorkspaceInput, Workspace } from "#lib/contracts/people.ts";
import { Slug } from "#lib/contracts/people.ts";
import { db } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/id.ts";
import { createSamples } from "../sample/create-samples.ts";
import { toWorkspace } from "./to-workspace.ts";

const WORKSPACES_MAX = 50;

/** Makes a workspace with the sample tools; who makes it owns it. */
export async function createWorkspace(ctx: UserCtx, input: CreateWorkspaceInput): Promise<{ message: string; workspace: Workspace }> {
  const userId = ctx.user.id;
  if (input.slug !== undefined && RESERVED.has(input.slug)) {
    throw new AppError("invalid_request", "The slug is an address of the app itself", {
      errors: [{ path: "slug", message: "is an address of the app itself" }],
    });
  }
  const slug = input.slug ?? (await freeSlug(input.name));
  return transact(async (tx) => {
    if ((await tx.member.count({ where: { userId } })) >= WORKSPACES_MAX) {
      throw new AppError("conflict", `One person belongs to at most ${WORKSPACES_MAX} workspaces`);
    }
    const row = await tx.workspace.create({ data: { id: newId(), slug, name: input.name } });
    await tx.member.create({ data: { workspaceId: row.id, userId, role: "owner" } });
    const actor = { type: "user", id: userId } as const;
    const auditCtx = { workspace: row, actor, requestId: ctx.requestId };
    await createSamples(tx, auditCtx);
    await audit(tx, auditCtx, "workspace.created", row.id, { slug, name: row.name });
    return { message: "Workspace created successfully", workspace: toWorkspace(row, "owner") };
  });
}

/** A slug from the name, with some letters behind it where it is taken or too short. */
async function freeSlug(name: string): Promise<string> {
  const ascii = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const base = ascii
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  const isFree =
    Slug.safeParse(base).success && !RESERVED.has(base) && (await db().workspace.findUnique({ where: { slug: base } })) === null;
  return isFree ? base : `${base || "workspace"}-${randomBytes(3).toString("hex")}`;
}

/** Paths of the app itself. */
const RESERVED = new Set(["api", "sign-in", "sign-up", "accept-invite", "new-workspace", "settings", "public", "static"]);
