import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { hashPassword } from "#lib/crypto/hash-password.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { changeAccount } from "./change-account.ts";
import { signIn } from "./sign-in.ts";

const OLD = "correct horse battery";
const NEW = "another horse battery";

async function makeUser(passwordHash: string | null) {
  const user = { id: newId(), email: `${newId()}@example.com`, name: "Ada" };
  await db().user.create({ data: { ...user, passwordHash } });
  return { user, requestId: "r" };
}

it("renames, and ends no session by it", async () => {
  const ctx = await makeUser(await hashPassword(OLD));
  expect((await changeAccount(ctx, { name: "Ada L." })).user.name).toBe("Ada L.");
  expect(await signIn({ email: ctx.user.email, password: OLD, address: newId() })).toMatchObject({ name: "Ada L.", sessionVersion: 1 });
});

it("takes a new password from who knows the present one, and ends every session", async () => {
  const ctx = await makeUser(await hashPassword(OLD));
  const wrong = { currentPassword: "wrong", password: NEW };
  await expect(changeAccount(ctx, wrong)).rejects.toMatchObject({ extra: { errors: [{ path: "currentPassword" }] } });
  await changeAccount(ctx, { currentPassword: OLD, password: NEW });
  expect(await signIn({ email: ctx.user.email, password: OLD, address: newId() })).toBeNull();
  expect(await signIn({ email: ctx.user.email, password: NEW, address: newId() })).toMatchObject({ sessionVersion: 2 });
});

it("makes guessing slow, and gives no password to an account that signs in elsewhere", async () => {
  const ctx = await makeUser(await hashPassword(OLD));
  const guess = () => changeAccount(ctx, { currentPassword: "wrong", password: NEW }).catch(({ code }) => code);
  for (let n = 0; n < 5; n++) expect(await guess()).toBe("invalid_request");
  expect(await guess()).toBe("rate_limited");
  const elsewhere = await makeUser(null);
  await expect(changeAccount(elsewhere, { currentPassword: OLD, password: NEW })).rejects.toMatchObject({ code: "invalid_request" });
});
