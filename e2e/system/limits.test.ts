import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDataFolder } from "./support/data-folder.ts";
import { signIn } from "./support/sign-in.ts";
import { OWNER, type Studio, startStudio } from "./support/studio.ts";

const person = (name: string) => ({ name, email: `${name}@example.com`, password: `the password of ${name}` });

describe("a studio that allows 30 calls a minute", () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await startStudio({ env: { SINTRA_RATE_LIMIT_PER_MINUTE: "30" } });
  });
  afterAll(async () => {
    await studio[Symbol.asyncDispose]();
  });

  it("tells with each answer what is left, and refuses the 31st call with 429 and how long to wait", async () => {
    for (let call = 1; call <= 30; call++) {
      const { status, headers } = await studio.api("GET", "/api/me");
      expect({ call, status }).toEqual({ call, status: 200 });
      expect(headers.get("ratelimit-limit")).toBe("30");
      expect(headers.get("ratelimit-remaining")).toBe(String(30 - call));
      expect(Number(headers.get("ratelimit-reset"))).toBeGreaterThan(0);
      expect(Number(headers.get("ratelimit-reset"))).toBeLessThanOrEqual(60);
    }
    const { status, headers, body } = await studio.api("GET", "/api/me");
    expect(status).toBe(429);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(body).toMatchObject({ code: "rate_limited", retryable: true, requestId: expect.any(String) });
    expect(headers.get("ratelimit-remaining")).toBe("0");
    const waitSeconds = Number(headers.get("retry-after"));
    expect(waitSeconds).toBeGreaterThan(0);
    expect(waitSeconds).toBeLessThanOrEqual(60);
    expect(Math.ceil(Number(body["retryAfterMs"]) / 1_000)).toBe(waitSeconds);
  });

  it("counts each caller apart: who is over the limit takes nothing from others", async () => {
    const { cookie } = await signIn(studio, OWNER);
    const asPerson = await studio.api("GET", "/api/me", undefined, { token: null, headers: { Cookie: cookie } });
    expect(asPerson.status).toBe(200);
    expect((await studio.api("GET", "/api/me")).status).toBe(429);
  });

  it("counts strangers by their address, whatever headers they forge", async () => {
    const statuses: number[] = [];
    for (let call = 0; call < 35; call++) {
      const forged = {
        "X-Forwarded-For": `198.51.100.${call}`,
        "X-Sintra-Remote-Address": `203.0.113.${call}`,
        Forwarded: `for=192.0.2.${call}`,
      };
      statuses.push((await studio.api("GET", "/api/sample/users/octocat", undefined, { token: null, headers: forged })).status);
    }
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(30);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("sign-in and sign-up", () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await startStudio();
  });
  afterAll(async () => {
    await studio[Symbol.asyncDispose]();
  });

  it("makes somebody who guesses a password wait, whatever address they claim to come from", async () => {
    const guesses = [];
    for (let guess = 0; guess < 8; guess++) {
      const forged = {
        "X-Forwarded-For": `198.51.100.${guess}`,
        "X-Sintra-Remote-Address": `203.0.113.${guess}`,
        "X-Real-IP": `192.0.2.${guess}`,
      };
      guesses.push(await signIn(studio, { email: OWNER.email, password: `guess number ${guess}` }, forged));
    }
    expect(guesses.map(({ cookie }) => cookie)).toEqual(guesses.map(() => ""));
    expect(guesses.map(({ text }) => text.includes("rate_limited"))).toEqual([...Array(5).fill(false), ...Array(3).fill(true)]);
    // Even the right password waits now, so a guess cannot be told from a hit.
    const right = await signIn(studio, OWNER);
    expect(right).toMatchObject({ cookie: "" });
    expect(right.text).toContain("rate_limited");
  });

  it("refuses sign-up without an invitation, and with one that is made up", async () => {
    const closed = await studio.api("POST", "/api/account/sign-up", person("eve"), { token: null });
    expect(closed.status).toBe(403);
    expect(closed.body).toMatchObject({ code: "forbidden" });
    const forged = await studio.api("POST", "/api/account/sign-up", { ...person("eve"), invitation: "made-up" }, { token: null });
    expect(forged.status).toBe(404);
    expect(await signIn(studio, person("eve"))).toMatchObject({ cookie: "" });
  });

  it("lets one person in by one invitation, with its role and no more", async () => {
    const made = await studio.api<{ url: string }>("POST", "/api/invitations", { role: "viewer" });
    const invitation = new URL(made.body.url).searchParams.get("token");
    const first = await studio.api("POST", "/api/account/sign-up", { ...person("ada"), invitation }, { token: null });
    const second = await studio.api("POST", "/api/account/sign-up", { ...person("bob"), invitation }, { token: null });
    expect([first.status, second.status]).toEqual([201, 404]);
    const { cookie } = await signIn(studio, person("ada"));
    const asAda = { token: null, headers: { Cookie: cookie, Origin: studio.url } };
    expect((await studio.api("GET", "/api/me", undefined, asAda)).body).toMatchObject({ role: "viewer", workspace: { slug: "demo" } });
    expect((await studio.api("POST", "/api/tokens", { name: "mine" }, asAda)).status).toBe(403);
  });

  it("refuses a change that a browser makes for another site, by session and by token cookie", async () => {
    const made = await studio.api<{ url: string }>("POST", "/api/invitations", { role: "editor" });
    const invitation = new URL(made.body.url).searchParams.get("token");
    await studio.api("POST", "/api/account/sign-up", { ...person("cleo"), invitation }, { token: null });
    const { cookie } = await signIn(studio, person("cleo"));
    const snippet = { name: "by_cleo", displayName: "By Cleo", language: "javascript", code: "return 1;" };
    const send = (headers: Record<string, string>) =>
      studio.api("POST", "/api/custom-tools/code-snippets", snippet, { token: null, headers });
    const { host } = new URL(studio.url);
    for (const Origin of [
      "https://evil.example",
      "null",
      `https://${host}.evil.example`,
      `http://evil.example/${host}`,
      "http://127.0.0.1:1",
    ]) {
      expect({ Origin, status: (await send({ Cookie: cookie, Origin })).status }).toEqual({ Origin, status: 403 });
      const byToken = await send({ Cookie: `accessToken=${studio.token}`, Origin });
      expect({ Origin, status: byToken.status }).toEqual({ Origin, status: 403 });
    }
    expect((await send({ Cookie: cookie })).status).toBe(403);
    expect((await send({ Cookie: cookie, Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" })).status).toBe(403);
    expect((await send({ Cookie: cookie, Origin: studio.url })).status).toBe(201);
  });

  it("takes no session that was sealed with another key, or altered", async () => {
    const made = await studio.api<{ url: string }>("POST", "/api/invitations", { role: "viewer" });
    const invitation = new URL(made.body.url).searchParams.get("token");
    await studio.api("POST", "/api/account/sign-up", { ...person("dora"), invitation }, { token: null });
    const { cookie } = await signIn(studio, person("dora"));
    const me = (Cookie: string) => studio.api("GET", "/api/me", undefined, { token: null, headers: { Cookie } });
    expect((await me(cookie)).status).toBe(200);
    const middle = Math.floor(cookie.length * 0.8);
    const altered = `${cookie.slice(0, middle)}${cookie[middle] === "A" ? "B" : "A"}${cookie.slice(middle + 1)}`;
    expect((await me(altered)).status).toBe(401);
    await using other = await startStudio({ env: { SINTRA_SECRET: "0ther".repeat(12), DATABASE_URL: studio.databaseUrl } });
    const elsewhere = await other.api("GET", "/api/me", undefined, { token: null, headers: { Cookie: cookie } });
    expect(elsewhere.status).toBe(401);
  });
});

it("opens sign-up where the operator wants it, and gives newcomers no workspace but their own", async () => {
  const dataFolder = makeDataFolder();
  try {
    await using studio = await startStudio({ dataFolder, env: { SINTRA_OPEN_SIGNUP: "true" } });
    expect((await studio.api("POST", "/api/account/sign-up", person("finn"), { token: null })).status).toBe(201);
    const again = await studio.api("POST", "/api/account/sign-up", person("finn"), { token: null });
    expect(again.status).toBe(409);
    const { cookie } = await signIn(studio, person("finn"));
    const asFinn = { token: null, headers: { Cookie: cookie, Origin: studio.url } };
    expect((await studio.api("GET", "/api/workspaces", undefined, asFinn)).body).toMatchObject({ workspaces: [] });
    expect(
      (await studio.api("GET", "/api/custom-tools", undefined, { ...asFinn, headers: { ...asFinn.headers, "X-Workspace": "demo" } }))
        .status,
    ).toBe(404);
    const made = await studio.api<{ workspace: { slug: string; role: string } }>("POST", "/api/workspaces", { name: "Finn's own" }, asFinn);
    expect(made).toMatchObject({ status: 201, body: { workspace: { role: "owner" } } });
    expect((await studio.api("GET", "/api/custom-tools", undefined, asFinn)).status).toBe(200);
  } finally {
    await dataFolder.remove();
  }
});
