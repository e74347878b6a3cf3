import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NextServer, startNext } from "./support/next-server.ts";
import { sendRaw } from "./support/send-raw.ts";
import { type Studio, startStudio, TOKEN } from "./support/studio.ts";

let studio: Studio;
let next: NextServer;

beforeAll(async () => {
  studio = await startStudio();
  const settings = { DATABASE_URL: studio.databaseUrl, SINTRA_DATA_DIR: studio.dataFolder.path, SINTRA_SECRET: "5e4c".repeat(16) };
  next = await startNext({ ...settings, PORT: new URL(studio.url).port });
});
afterAll(async () => {
  await next[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

describe.each([
  ["the front server", () => studio.url],
  ["next start", () => next.url],
])("under %s", (_name, url) => {
  it.each(["/sign-in", "/sign-up", "/nothing/here"])("%s keeps scripts to its nonce, and itself out of frames", async (path) => {
    const { headers, body } = await sendRaw(url(), { path });
    const policy = String(headers["content-security-policy"]);
    const nonce = /script-src 'self' 'nonce-([\w+/=]{20,})' 'strict-dynamic';/.exec(policy)?.[1];
    expect(nonce).toBeDefined();
    expect(policy).not.toMatch(/unsafe-eval|blob:|https?:|\*/);
    for (const part of ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "worker-src 'self'"]) {
      expect(policy.split("; ")).toContain(part);
    }
    const scripts = body.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    // Without TLS it would lock people out.
    expect(headers).not.toHaveProperty("strict-transport-security");
    expect(headers).not.toHaveProperty("x-powered-by");
  });

  it("gives no nonce twice, and none that a client brings along", async () => {
    const ask = () =>
      sendRaw(url(), { path: "/sign-in", headers: { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" } });
    const answers = [await ask(), await ask()];
    const nonces = answers.map(({ headers }) => /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1]);
    expect(new Set(nonces).size).toBe(2);
    for (const { body } of answers) expect(body).not.toContain('nonce="mine"');
  });

  it.each(["/api/custom-tools", "/api/health", "/api/nothing", "/api/auth/csrf"])("%s is never taken for another type", async (path) => {
    const { headers } = await sendRaw(url(), { path, headers: { Authorization: `Bearer ${TOKEN}` } });
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });
});
