import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { startTokenServer, type TokenAnswer } from "#lib/testing/start-token-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { endConnection } from "./end-connection.ts";
import { pollConnection } from "./poll-connection.ts";
import { startConnection } from "./start-connection.ts";
import { makeOAuthConnector } from "./testing/make-oauth-connector.ts";

const STARTED = { device_code: "sentinel-device", user_code: "CODE", verification_uri: "https://a.example/device", expires_in: 600 };
const refusal = (error: string): TokenAnswer => ({ status: 400, body: { error } });

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

/** A server that begins with `started`, and answers polls with `answer`. */
async function begin(started: object, answer: (deviceCode: string) => TokenAnswer | Promise<TokenAnswer>) {
  const server = await startTokenServer((params) => {
    const deviceCode = params.get("device_code");
    return deviceCode === null ? { body: { ...STARTED, ...started } } : answer(deviceCode);
  });
  const addresses = { issuer: null, tokenUrl: `${server.url}/token`, deviceAuthorizationUrl: `${server.url}/token/device` };
  const { connectorId: id } = await makeOAuthConnector(workspace.ctx, server.url, "any", { grant: "device_code", ...addresses });
  return {
    id,
    server,
    start: () => startConnection(workspace.ctx, { id }),
    attempts: () => db().oAuthAttempt.count({ where: { connectorId: id } }),
  };
}

describe("a device code", () => {
  it.each(["access_denied", "expired_token"])("is over with %s, and can be begun anew", async (error) => {
    const { id, server, start, attempts } = await begin({}, () => refusal(error));
    const { attemptId } = await start();
    for (let times = 0; times < 2; times++) {
      await expect(pollConnection(workspace.ctx, { id, attemptId })).rejects.toMatchObject({ code: "conflict" });
    }
    expect(await attempts()).toBe(0);
    await start();
    await server[Symbol.asyncDispose]();
  });

  it("that was ended while the server was asked stays ended, whatever that says", async () => {
    for (const answer of [refusal("slow_down"), { body: { access_token: "a", token_type: "bearer" } }]) {
      const { id, server, start } = await begin({}, async () => {
        await db().oAuthAttempt.deleteMany({});
        return answer;
      });
      const { attemptId } = await start();
      const outcome = await pollConnection(workspace.ctx, { id, attemptId }).catch(({ code }) => ({ state: code }));
      expect(outcome.state).toMatch(/pending|conflict/);
      expect(await db().oAuthGrant.count({ where: { connectorId: id } })).toBe(0);
      await expect(endConnection(workspace.ctx, { id })).rejects.toMatchObject({ code: "conflict" });
      await server[Symbol.asyncDispose]();
    }
  });

  it("that was begun first is polled though another one was begun since", async () => {
    let count = 0;
    const polled: string[] = [];
    const server = await startTokenServer((params) => {
      const deviceCode = params.get("device_code");
      if (deviceCode === null) return { body: { ...STARTED, device_code: `device-${++count}` } };
      polled.push(deviceCode);
      return refusal("authorization_pending");
    });
    const addresses = { issuer: null, tokenUrl: `${server.url}/token`, deviceAuthorizationUrl: `${server.url}/token/device` };
    const { connectorId: id } = await makeOAuthConnector(workspace.ctx, server.url, "any", { grant: "device_code", ...addresses });
    const [first] = [await startConnection(workspace.ctx, { id }), await startConnection(workspace.ctx, { id })];
    await pollConnection(workspace.ctx, { id, attemptId: first?.attemptId ?? "" });
    expect(polled).toEqual(["device-1"]);
    await server[Symbol.asyncDispose]();
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "nonsense"])("is entered on a web page, not at %s", async (address) => {
    for (const name of ["verification_uri", "verification_uri_complete"]) {
      const { server, start } = await begin({ [name]: address }, () => refusal("authorization_pending"));
      await expect(start()).rejects.toMatchObject({ extra: { layer: "upstream" } });
      await server[Symbol.asyncDispose]();
    }
  });

  it.each([
    [0.2, 1],
    [7.5, 8],
    [1e9, 60],
  ])("with an interval of %d seconds is asked for every %d", async (interval, intervalSeconds) => {
    const { server, start } = await begin({ interval, expires_in: 1e13 }, () => refusal("authorization_pending"));
    expect(await start()).toMatchObject({ intervalSeconds, expiresAt: expect.stringMatching(/^20/) });
    await server[Symbol.asyncDispose]();
  });
});
