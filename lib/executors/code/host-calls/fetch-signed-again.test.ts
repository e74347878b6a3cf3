import { afterAll, beforeAll, expect, it } from "vitest";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";
import { attemptEnv } from "#lib/executors/api-call/attempts/testing/attempt-env.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import type { TokenSource } from "#lib/executors/api-call/auth/token-source.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { codeRunOf } from "../testing/code-run-of.ts";
import { answerHostCall } from "./answer-host-call.ts";

const egress = openEgress("127.0.0.1");
let server: TestServer;
let seen: { path: string; authorization: string | undefined }[] = [];

/** Takes the token `sentinel-second` and answers to the challenge `n`; repeats what it heard. */
beforeAll(async () => {
  server = await startServer((request, response) => {
    const { authorization } = request.headers;
    seen.push({ path: request.url ?? "", authorization });
    const isFine = authorization === "Bearer sentinel-second" || authorization?.includes('nonce="n"');
    if (isFine) response.end(`heard ${authorization}`);
    else response.writeHead(401, { "www-authenticate": 'Digest realm="r", nonce="n", qop="auth"' }).end(`refused ${authorization}`);
  });
});
afterAll(async () => {
  await egress.close();
  await server[Symbol.asyncDispose]();
});

/** Has two tokens, the first of which the service refuses. */
function twoTokens(): TokenSource & { asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    async get(_client, _env, stale) {
      asked.push(stale);
      return stale === "sentinel-second"
        ? null
        : { accessToken: stale === undefined ? "sentinel-first" : "sentinel-second", tokenType: "Bearer" };
    },
    get spellings() {
      return secretSpellings(["sentinel-first", "sentinel-second"]);
    },
  };
}

async function fetchThrough(auth: ResolvedAuth, tokens: TokenSource) {
  seen = [];
  const run = codeRunOf({ connectors: new Map([["service", { upstream: upstreamOf(server.url, { auth }), failure: null }]]) });
  const call = () => Promise.reject(new Error("No tool"));
  const payloadJson = JSON.stringify({ url: "/things?a=1", connector: "service", method: "POST", body: "text" });
  const answer = await answerHostCall(
    run,
    { call, egress, record: attemptEnv().record, timeoutMs: 5_000, tokens },
    { op: "fetch", payloadJson, signal: new AbortController().signal },
  );
  if (!answer.ok) throw new Error(answer.error.message);
  return JSON.parse(answer.json) as { status: number; body: string };
}

it("sends what code asks for again with another token, and tells the code none of them", async () => {
  const tokens = twoTokens();
  const client = { connectorId: "c" } as OAuthClient;
  expect(await fetchThrough({ type: "oauth2", client }, tokens)).toMatchObject({ status: 200, body: "heard Bearer [redacted]" });
  expect(seen.map(({ authorization }) => authorization)).toEqual(["Bearer sentinel-first", "Bearer sentinel-second"]);
  expect(tokens.asked).toEqual([undefined, "sentinel-first"]);
});

it("answers a digest challenge for code", async () => {
  const auth = { type: "digest", username: "user", password: "sentinel-password", memoryKey: "test" } as const;
  expect(await fetchThrough(auth, twoTokens())).toMatchObject({ status: 200 });
  expect(seen.map(({ authorization }) => authorization?.slice(0, 22))).toEqual([undefined, 'Digest username="user"']);
  expect(await fetchThrough(auth, twoTokens())).toMatchObject({ status: 200 });
  expect(seen).toMatchObject([{ path: "/things?a=1", authorization: expect.stringContaining("nc=00000002") }]);
});
