import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { CreateSnippetInput } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { startTokenServer } from "#lib/testing/start-token-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { getConnector } from "../connectors/get-connector.ts";
import { testConnector } from "../connectors/test-connector.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { getExecution } from "../executions/get-execution.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { executeSnippet } from "../snippets/execute-snippet.ts";
import { connectAccount } from "./testing/connect-account.ts";
import { expireGrant } from "./testing/expire-grant.ts";
import { makeOAuthConnector } from "./testing/make-oauth-connector.ts";
import { INVALID_GRANT, tokens } from "./testing/token-answers.ts";

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1,::1,localhost";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

const connected = (url: string, refreshToken?: string | null, settings?: object) =>
  connectAccount(workspace.ctx, url, refreshToken, settings);

const endpointInput = (path: string) => CreateEndpointInput.parse({ name: "other", displayName: "Other", method: "GET", path });
const call = (id: string) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({}) });

describe("the tokens and secrets of a connection", () => {
  it.each(["client_secret_basic", "client_secret_post"])("are not told when a server repeats what the client sent (%s)", async (how) => {
    const { ctx } = workspace;
    const secret = "sentinel-secret_1.x y";
    const sent: string[] = [];
    await using server = await startTokenServer((params, _nth, { authorization = "" }) => {
      const basic = authorization.replace("Basic ", "");
      const decoded = Buffer.from(basic, "base64").toString();
      sent.push(...[basic, decoded, params.get("client_secret") ?? ""].filter((text) => text !== ""));
      const heard = [authorization, decoded, params.toString(), params.get("client_secret") ?? ""].join(" | ");
      return { status: 401, body: { error: "invalid_client", error_description: heard } };
    });
    const settings = { grant: "client_credentials", issuer: null, tokenUrl: `${server.url}/token`, clientAuthentication: how };
    const made = await makeOAuthConnector(ctx, server.url, "an-id", settings, secret);
    const failure = await call(made.endpointId).catch((thrown) => thrown);
    expect(failure.message).toContain("invalid_client");
    const { failure: kept } = await db().oAuthGrant.findFirstOrThrow({ where: { connectorId: made.connectorId } });
    const execution = await getExecution(ctx, { id: failure.extra.executionId });
    const shown = JSON.stringify([failure.message, failure.extra, kept, execution]);
    expect(sent).not.toEqual([]);
    const parts = sent.flatMap((text) => [text, text.replaceAll("=", ""), text.split(":").at(-1) ?? text]);
    for (const text of [...parts, "sentinel-secret", "sentinel%2Dsecret"]) expect(shown).not.toContain(text);
  });

  const SENTINELS = ["sentinel-access-1", "sentinel-access-0", "sentinel-refresh", "any-secret"];
  const spelled = SENTINELS.flatMap((text) => [
    text,
    ...["hex", "base64url"].map((encoding) => Buffer.from(text).toString(encoding as BufferEncoding)),
  ]);
  const expectHidden = (shown: unknown) => {
    const text = JSON.stringify(shown);
    for (const secret of spelled) expect(text).not.toContain(secret);
  };

  it("are in no result, log or error, though the service repeats them in every spelling", async () => {
    await using server = await startTokenServer((_params, nth) => tokens(nth));
    const { endpointId, connectorId } = await connected(server.url);
    const { ctx } = workspace;
    const refusing = await createEndpoint(ctx, { id: connectorId, ...endpointInput("/refuse") });
    const answer = await call(endpointId);
    expect(JSON.stringify(answer.result)).toContain("[redacted]");
    const failure = await call(refusing.endpoint.id).catch((thrown) => thrown);
    expect(failure).toMatchObject({ message: expect.stringContaining("403") });
    const ids = [answer.executionId, failure.extra.executionId];
    const executions = await Promise.all(ids.map((id) => getExecution(ctx, { id })));
    const tested = await testConnector(ctx, { id: connectorId, path: "/refuse", method: "GET" });
    expectHidden([
      answer,
      failure.message,
      failure.extra,
      executions,
      tested,
      await db().toolExecutionLog.findMany({
        where: { workspaceId: ctx.workspace.id },
        select: { input: true, output: true, error: true, logs: true, exchange: true },
      }),
    ]);
  });

  it("are not in what code is told, nor in what an authorization server says about them", async () => {
    await using server = await startTokenServer((_params, nth) => (nth === 1 ? tokens(nth) : INVALID_GRANT));
    const { connectorId, endpointId } = await connected(server.url);
    const { ctx } = workspace;
    const { connector } = await getConnector(ctx, { id: connectorId });
    const code = `const answer = await fetch("/echo", { connector: ${JSON.stringify(connector.name)} });
      const text = await answer.text();
      return { text, header: answer.headers.get("x-echo"), told: text.includes("access"), base64: btoa(text) };`;
    const input = { name: "echo", displayName: "Echo", language: "javascript", code, connectors: [connector.name] };
    const { snippet } = await createSnippet(ctx, CreateSnippetInput.parse(input));
    const { result } = await executeSnippet(ctx, { id: snippet.id, ...ExecuteInput.parse({}) });
    expect(result).toMatchObject({ told: false, header: "Bearer [redacted]" });
    expectHidden(result);
    await expireGrant(connectorId);
    const failure = await call(endpointId).catch((thrown) => thrown);
    expectHidden([failure.message, failure.extra]);
  });
});
