import "#lib/testing/database.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/id.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createInvitation } from "../invitations/create-invitation.ts";
import { createWorkspace } from "../workspaces/create-workspace.ts";
import { signIn } from "./sign-in.ts";
import { signInOidc } from "./sign-in-oidc.ts";
import { signUp } from "./sign-up.ts";

const password = "correct horse battery";
const anonymous = () => ({ address: newId(), requestId: "r" });
const person = () => ({ name: "Ada", email: `${newId()}@example.com`, password });

function openSignUp(): void {
  env().SINTRA_OPEN_SIGNUP = true;
  onTestFinished(() => {
    env().SINTRA_OPEN_SIGNUP = false;
  });
}

async function inviteTo(role: "viewer" | "owner" = "viewer", email?: string) {
  const { ctx } = await makeWorkspace();
  const { url } = await createInvitation(ctx, { role, expiresInDays: 1, ...(email === undefined ? {} : { email }) });
  return { ctx, token: new URL(url).searchParams.get("token") ?? "" };
}

describe("signUp", () => {
  it("is refused without an invitation, unless the operator opened it", async () => {
    await expect(signUp(anonymous(), person())).rejects.toMatchObject({ code: "forbidden" });
    openSignUp();
    expect((await signUp(anonymous(), person())).user.name).toBe("Ada");
  });

  it("with an invitation joins its workspace, and uses it up", async () => {
    const { ctx, token } = await inviteTo();
    const { user } = await signUp(anonymous(), { ...person(), invitation: token });
    expect(await db().member.findFirst({ where: { userId: user.id } })).toMatchObject({ workspaceId: ctx.workspace.id, role: "viewer" });
    await expect(signUp(anonymous(), { ...person(), invitation: token })).rejects.toMatchObject({ code: "not_found" });
  });

  it("lets one of two people in who use an invitation at the same time, and leaves no account of the other", async () => {
    const { token } = await inviteTo();
    const [one, two] = [person(), person()];
    const outcomes = await Promise.allSettled([one, two].map((input) => signUp(anonymous(), { ...input, invitation: token })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().user.count({ where: { email: { in: [one.email, two.email] } } })).toBe(1);
  });

  it("tells whether there is an account only to who holds a good invitation", async () => {
    const { token } = await inviteTo();
    const { user } = await signUp(anonymous(), { ...person(), invitation: token });
    const again = { ...person(), email: user.email };
    await expect(signUp(anonymous(), { ...again, invitation: token })).rejects.toMatchObject({ code: "not_found" });
    const fresh = (await inviteTo()).token;
    const refusal = { code: "conflict", extra: { errors: [expect.objectContaining({ path: "email" })] } };
    await expect(signUp(anonymous(), { ...again, invitation: fresh })).rejects.toMatchObject(refusal);
    await signUp(anonymous(), { ...person(), invitation: fresh });
  });

  it("of the same address twice at once makes one account, and names the field to the other", async () => {
    openSignUp();
    const input = person();
    const outcomes = await Promise.allSettled([signUp(anonymous(), input), signUp(anonymous(), input)]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason);
    expect(refused).toEqual([expect.objectContaining({ code: "conflict" })]);
    expect(refused[0].extra.errors).toEqual([expect.objectContaining({ path: "email" })]);
  });

  it("refuses an invitation for another address", async () => {
    const { token } = await inviteTo("viewer", "someone@example.com");
    await expect(signUp(anonymous(), { ...person(), invitation: token })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("signIn", () => {
  it("knows the right password only, whatever the case of the address", async () => {
    openSignUp();
    const input = person();
    await signUp(anonymous(), input);
    expect(await signIn({ email: input.email.toUpperCase(), password, address: "a" })).toMatchObject({
      email: input.email,
      sessionVersion: 1,
    });
    expect(await signIn({ email: input.email, password: "wrong", address: "a" })).toBeNull();
    expect(await signIn({ email: "nobody@example.com", password, address: "a" })).toBeNull();
  });

  it("makes whoever guesses wait, and nobody elsewhere", async () => {
    openSignUp();
    const input = person();
    await signUp(anonymous(), input);
    for (let n = 0; n < 5; n++) expect(await signIn({ email: input.email, password: "wrong", address: "guesser" })).toBeNull();
    await expect(signIn({ email: input.email, password, address: "guesser" })).rejects.toMatchObject({
      code: "rate_limited",
      extra: { retryAfterMs: expect.any(Number) },
    });
    expect(await signIn({ email: input.email, password, address: "home" })).not.toBeNull();
  });
});

describe("signIn with guesses", () => {
  const outcomeOf = (email: string, address: string, guess = "wrong") =>
    signIn({ email, password: guess, address }).then(
      (user) => (user === null ? "wrong" : "in"),
      ({ code }) => code,
    );

  it("side by side tries no more passwords than one after the other", async () => {
    openSignUp();
    const { email } = (await signUp(anonymous(), person())).user;
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcomeOf(email, "parallel")));
    expect(outcomes.filter((outcome) => outcome === "wrong").length).toBeLessThanOrEqual(5);
    expect(outcomes.filter((outcome) => outcome === "rate_limited").length).toBeGreaterThanOrEqual(45);
    expect(await outcomeOf(email, "home", password)).toBe("in");
  });

  it("from many addresses on one account has to wait as well", async () => {
    openSignUp();
    const { email } = (await signUp(anonymous(), person())).user;
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => outcomeOf(email, `spread-${n}`)));
    expect(outcomes.filter((outcome) => outcome === "wrong")).toHaveLength(30);
    expect(outcomes.filter((outcome) => outcome === "rate_limited")).toHaveLength(10);
  });

  it("gives back what a success took", async () => {
    openSignUp();
    const { email } = (await signUp(anonymous(), person())).user;
    for (let n = 0; n < 60; n++) expect(await outcomeOf(email, "office", password)).toBe("in");
  });
});

describe("signInOidc", () => {
  const identity = (email: string, emailVerified = true) => ({
    issuer: "https://id.test",
    subject: newId(),
    email,
    emailVerified,
    name: "Ada",
  });

  it("joins the account of the same verified address, and knows it again by subject", async () => {
    openSignUp();
    const { user } = await signUp(anonymous(), person());
    const first = identity(user.email);
    expect(await signInOidc(first)).toMatchObject({ id: user.id });
    expect(await signInOidc({ ...first, email: "changed@example.com" })).toMatchObject({ id: user.id });
  });

  it("ends the password and the sessions of the account that it joins, since nobody verified who made it", async () => {
    openSignUp();
    const { user } = await signUp(anonymous(), person());
    const known = identity(user.email);
    expect(await signInOidc(known)).toEqual({ id: user.id, sessionVersion: 2 });
    expect(await db().user.findUnique({ where: { id: user.id } })).toMatchObject({ passwordHash: null, sessionVersion: 2 });
    expect(await signIn({ email: user.email, password, address: newId() })).toBeNull();
    expect(await signInOidc(known)).toMatchObject({ sessionVersion: 2 });
    expect(await signInOidc(identity(user.email))).toMatchObject({ sessionVersion: 2 });
  });

  it("lets in neither an unverified address nor, where sign-up is closed, a stranger", async () => {
    expect(await signInOidc(identity("stranger@example.com"))).toBeNull();
    openSignUp();
    expect(await signInOidc(identity("stranger@example.com", false))).toBeNull();
    expect(await signInOidc(identity("stranger@example.com"))).toMatchObject({ sessionVersion: 1 });
  });
});

describe("createWorkspace", () => {
  it("makes its maker the owner, gives it a free slug and tools that run", async () => {
    openSignUp();
    const { user } = await signUp(anonymous(), person());
    const make = (name: string) => createWorkspace({ user, requestId: "r" }, { name });
    const [first, second, reserved] = [await make("Çara & Söhne"), await make("Çara & Söhne"), await make("API")];
    expect(first.workspace).toMatchObject({ slug: "cara-sohne", role: "owner" });
    expect(second.workspace.slug).toMatch(/^cara-sohne-[0-9a-f]{6}$/);
    expect(reserved.workspace.slug).toMatch(/^api-/);
    expect(await db().customTool.count({ where: { workspaceId: first.workspace.id } })).toBe(3);
  });
});
