import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCodeTool } from "./support/create-code-tool.ts";
import { query } from "./support/query.ts";
import { signIn } from "./support/sign-in.ts";
import { type Studio, startStudio } from "./support/studio.ts";

/** The promise: what one process changes is in force in every other for each call that begins a second later. */
const WITHIN_MS = 1_000;

let here: Studio;
let there: Studio;

beforeAll(async () => {
  here = await startStudio();
  there = await startStudio({ env: { DATABASE_URL: here.databaseUrl } });
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

async function makeToken(expiresAt: string | null = null) {
  const { body } = await here.api<{ token: { id: string }; secret: string }>("POST", "/api/tokens", { name: "short-lived", expiresAt });
  return { id: body.token.id, secret: body.secret };
}

const run = async (studio: Studio, id: string, kind = "") =>
  (await studio.api<{ result: unknown }>("POST", `/api/custom-tools/${kind}${id}/execute`, {})).body.result;

/** Ends the connections by which the app processes hear of changes, as a network fault would. */
async function cutListeners() {
  const rows = await query(
    here.databaseUrl,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sintra-listen' AND datname = current_database()",
  );
  expect(rows.length).toBe(2);
}

describe.each([
  ["while both processes hear each other", async () => {}],
  ["when their listening connections were cut just before", cutListeners],
])("%s", (_when, disturb) => {
  it("a revoked token is refused by the other process within a second", async () => {
    const { id, secret } = await makeToken();
    for (const studio of [here, there]) expect((await studio.api("GET", "/api/me", undefined, { token: secret })).status).toBe(200);
    await disturb();
    expect((await here.api("DELETE", `/api/tokens/${id}`)).status).toBe(200);
    await sleep(WITHIN_MS);
    for (const studio of [here, there]) expect((await studio.api("GET", "/api/me", undefined, { token: secret })).status).toBe(401);
  });

  it("an edited snippet runs its new version in the other process within a second, by itself and through its tool", async () => {
    const { toolId, snippetId } = await createCodeTool(here, "return 'old';");
    expect([await run(there, toolId), await run(there, snippetId, "code-snippets/")]).toEqual(["old", "old"]);
    await disturb();
    expect((await here.api("PUT", `/api/custom-tools/code-snippets/${snippetId}`, { code: "return 'new';" })).status).toBe(200);
    await sleep(WITHIN_MS);
    expect([await run(there, toolId), await run(there, snippetId, "code-snippets/")]).toEqual(["new", "new"]);
  });

  it("an edited tool runs its new target in the other process within a second, and a disabled or deleted one does not run", async () => {
    const first = await createCodeTool(here, "return 'first';");
    const second = await createCodeTool(here, "return 'second';");
    for (const { toolId } of [first, second]) await run(there, toolId);
    const status = async (id: string) => (await there.api("POST", `/api/custom-tools/${id}/execute`, {})).status;
    await disturb();
    const config = { snippetId: second.snippetId };
    expect((await here.api("PUT", `/api/custom-tools/${first.toolId}`, { config })).status).toBe(200);
    expect((await here.api("PUT", `/api/custom-tools/${second.toolId}`, { enabled: false })).status).toBe(200);
    await sleep(WITHIN_MS);
    expect(await run(there, first.toolId)).toBe("second");
    expect(await status(second.toolId)).toBe(409);
    expect((await here.api("DELETE", `/api/custom-tools/${first.toolId}`)).status).toBe(200);
    await sleep(WITHIN_MS);
    expect(await status(first.toolId)).toBe(404);
  });

  it("a member whose role is lowered, and then who is removed, loses what that takes away within a second", async () => {
    const email = `member-${Date.now()}@example.com`;
    const made = await here.api<{ url: string }>("POST", "/api/invitations", { role: "editor" });
    const invitation = new URL(made.body.url).searchParams.get("token");
    const account = { name: "Member", email, password: "the member's password", invitation };
    const { body } = await here.api<{ user: { id: string } }>("POST", "/api/account/sign-up", account, { token: null });
    const { cookie } = await signIn(there, account);
    const asMember = { token: null, headers: { Cookie: cookie, Origin: there.url } };
    const write = async () => (await there.api("PUT", `/api/custom-tools/${toolId}`, { description: email }, asMember)).status;
    const { toolId } = await createCodeTool(here, "return 1;");
    expect(await write()).toBe(200);
    await disturb();
    expect((await here.api("PUT", `/api/members/${body.user.id}`, { role: "viewer" })).status).toBe(200);
    await sleep(WITHIN_MS);
    expect(await write()).toBe(403);
    expect((await there.api("GET", `/api/custom-tools/${toolId}`, undefined, asMember)).status).toBe(200);
    expect((await here.api("DELETE", `/api/members/${body.user.id}`)).status).toBe(200);
    await sleep(WITHIN_MS);
    const named = { ...asMember, headers: { ...asMember.headers, "X-Workspace": "demo" } };
    expect((await there.api("GET", `/api/custom-tools/${toolId}`, undefined, named)).status).toBe(404);
  });
});

it("a token ends at its expiry, in every process that knew it", async () => {
  const lifeMs = 2_500;
  const expiresAt = Date.now() + lifeMs;
  const { secret } = await makeToken(new Date(expiresAt).toISOString());
  const status = async (studio: Studio) => (await studio.api("GET", "/api/me", undefined, { token: secret })).status;
  expect([await status(here), await status(there)]).toEqual([200, 200]);
  await sleep(expiresAt - Date.now() + 1);
  expect([await status(here), await status(there)]).toEqual([401, 401]);
});
