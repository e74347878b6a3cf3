import { randomBytes } from "node:crypto";
import { audit } from "#lib/audit.ts";
import { Email, Password } from "#lib/contracts/people.ts";
import { PERMISSIONS } from "#lib/contracts/permissions.ts";
import { hashPassword } from "#lib/crypto/hash-password.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import { rootKeyFile } from "#lib/crypto/root-keys.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/id.ts";
import { StartError } from "#lib/start-error.ts";
import { createUser } from "../account/create-user.ts";
import { createSamples } from "../sample/create-samples.ts";
import { refreshSampleUrls } from "../sample/refresh-sample-urls.ts";

const DEMO = { slug: "demo", name: "Demo" };
const LOCK = 7_301_964_021;

/**
 * An empty database gets an owner, the workspace `demo` with the sample tools, and an API token. Returns the lines to print,
 * among them, this once, what was generated. Several processes may start at the same time.
 */
export async function ensureFirstStart(): Promise<string[]> {
  const owner = ownerFromSettings();
  const token = tokenFromSettings();
  // Hashing a password is slow on purpose, and every later start would do it for nothing.
  const created = (await db().user.count()) === 0 && (await createOnce(owner, token));
  if (!created) await refreshSampleUrls();
  return [...(created ? [...owner.lines, ...token.lines] : []), ...keyWarning(created)];
}

/** False when another process was first. */
async function createOnce(owner: Owner, token: FirstToken): Promise<boolean> {
  const passwordHash = await hashPassword(owner.password);
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    if ((await tx.user.count()) > 0) return false;
    await createFirst(tx, { email: owner.email, passwordHash }, token);
    return true;
  });
}

async function createFirst(tx: Transaction, owner: { email: string; passwordHash: string }, token: FirstToken): Promise<void> {
  const user = await createUser(tx, { ...owner, name: "Owner" });
  const workspace = await tx.workspace.create({ data: { id: newId(), ...DEMO } });
  await tx.member.create({ data: { workspaceId: workspace.id, userId: user.id, role: "owner" } });
  const { prefix, hash: tokenHash } = token;
  const ids = { id: newId(), workspaceId: workspace.id, createdById: user.id };
  await tx.apiToken.create({ data: { ...ids, name: "First token", prefix, tokenHash, permissions: [...PERMISSIONS] } });
  const ctx = { workspace, actor: { type: "user", id: user.id } as const, requestId: "first-start" };
  await createSamples(tx, ctx);
  await audit(tx, ctx, "workspace.created", workspace.id, DEMO);
}

interface Owner {
  email: string;
  password: string;
  lines: string[];
}

function ownerFromSettings(): Owner {
  const { SINTRA_OWNER_EMAIL, SINTRA_OWNER_PASSWORD } = env();
  const email = Email.safeParse(SINTRA_OWNER_EMAIL ?? "owner@example.com").data;
  if (email === undefined) throw new StartError("SINTRA_OWNER_EMAIL is not an email address. Correct it and start again.");
  const password = SINTRA_OWNER_PASSWORD ?? randomBytes(12).toString("base64url");
  const check = Password.safeParse(password);
  if (!check.success) throw new StartError("SINTRA_OWNER_PASSWORD must have 10 to 200 characters. Correct it and start again.");
  const shown =
    SINTRA_OWNER_PASSWORD === undefined ? `password ${password} (shown this once)` : "with the password of SINTRA_OWNER_PASSWORD";
  return { email, password, lines: [`Sign in as ${email}, ${shown}`] };
}

interface FirstToken {
  prefix: string;
  hash: string;
  lines: string[];
}

function tokenFromSettings(): FirstToken {
  const { SINTRA_API_TOKEN: given } = env();
  if (given === undefined) {
    const { token, prefix, hash } = randomToken();
    return { prefix, hash, lines: [`API token ${token} (shown this once)`] };
  }
  if (!/^[\x21-\x3a\x3c-\x7e]{16,200}$/.test(given)) {
    throw new StartError("SINTRA_API_TOKEN must have 16 to 200 visible ASCII characters without a semicolon. Correct it and start again.");
  }
  return { prefix: given.slice(0, 6), hash: hashToken(given), lines: ["API token as in SINTRA_API_TOKEN"] };
}

function keyWarning(created: boolean): string[] {
  if (!created || env().SINTRA_SECRET !== undefined) return [];
  return [
    `Warning: SINTRA_SECRET is not set, so the key that seals credentials was generated into ${rootKeyFile()}. Keep a copy of it with your backups.`,
  ];
}
