import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { signInAt } from "#lib/testing/servers/sign-in-at.ts";
import { startOidcProvider } from "#lib/testing/servers/start-oidc-provider.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

const CALLBACK = "http://127.0.0.1:1/callback";
const VERIFIER = "a-verifier-of-at-least-forty-three-characters";
const WEB = "web:web-secret";
const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

interface Tokens {
  access_token: string;
  refresh_token: string;
  error?: string;
}

describe.skipIf(!isAvailable("oidcProvider"))("the authorization server of the tests", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startOidcProvider({ redirectUris: [CALLBACK] });
  });
  afterAll(() => server.stop());

  async function post<T>(path: string, client: string, fields: Record<string, string>): Promise<T> {
    const headers = { Authorization: `Basic ${Buffer.from(client).toString("base64")}` };
    const answer = await fetch(`${server.url}${path}`, { method: "POST", headers, body: new URLSearchParams(fields) });
    return (await answer.json()) as T;
  }
  const token = (client: string, fields: Record<string, string>) => post<Tokens>("/token", client, fields);
  const refresh = (refreshToken: string) => token(WEB, { grant_type: "refresh_token", refresh_token: refreshToken });
  const callWith = async (accessToken: string) =>
    (await fetch(`${server.url}/test/api`, { headers: { Authorization: `Bearer ${accessToken}` } })).status;

  it("gives a machine a token that opens the API, and counts it", async () => {
    const { access_token } = await token("machine-basic:machine-basic-secret", { grant_type: "client_credentials", scope: "api:read" });
    expect(await callWith(access_token)).toBe(200);
    expect(await callWith("made up")).toBe(401);
    const counts = await fetch(`${server.url}/test/counts`).then((answer) => answer.json());
    expect(counts).toMatchObject({ issued: { client_credentials: 1 }, calls: 1 });
  });

  it("ends the whole grant when a rotated refresh token is used again", async () => {
    const challenge = createHash("sha256").update(VERIFIER).digest("base64url");
    const pkce = { code_challenge: challenge, code_challenge_method: "S256" };
    const request = {
      client_id: "web",
      response_type: "code",
      redirect_uri: CALLBACK,
      scope: "openid offline_access api:read",
      state: "s",
    };
    const end = await signInAt(`${server.url}/auth?${new URLSearchParams({ ...request, ...pkce, prompt: "consent" })}`);
    expect(end.searchParams.get("state")).toBe("s");
    const code = end.searchParams.get("code") ?? "";
    const first = await token(WEB, { grant_type: "authorization_code", code, redirect_uri: CALLBACK, code_verifier: VERIFIER });
    const second = await refresh(first.refresh_token);
    expect(await callWith(second.access_token)).toBe(200);
    expect(await refresh(first.refresh_token)).toMatchObject({ error: "invalid_grant" });
    expect(await refresh(second.refresh_token)).toMatchObject({ error: "invalid_grant" });
    expect(await callWith(second.access_token)).toBe(401);
  });

  it("lets a device in after somebody has agreed", async () => {
    const client = "device:device-secret";
    const fields = { client_id: "device", scope: "openid offline_access api:read" };
    const started = await post<{ device_code: string; verification_uri_complete: string }>("/device/auth", client, fields);
    const poll = { grant_type: DEVICE_GRANT, device_code: started.device_code };
    expect(await token(client, poll)).toMatchObject({ error: "authorization_pending" });
    await signInAt(started.verification_uri_complete);
    expect(await callWith((await token(client, poll)).access_token)).toBe(200);
  });
});
