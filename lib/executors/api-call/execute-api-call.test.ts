import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import type { Json } from "#lib/contracts/json.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { executeApiCall } from "#lib/executors/api-call/execute-api-call.ts";
import { restCallOf } from "#lib/executors/api-call/rest/testing/rest-call-of.ts";
import type { ApiCallPlan } from "#lib/executors/plan.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

type Answer = (response: ServerResponse) => void;
const json =
  (value: Json): Answer =>
  (response) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(value));

async function run(answer: Answer, over: Partial<ApiCallPlan["shape"]> & { secrets?: string[]; call?: object } = {}, timeoutMs = 5000) {
  await using upstream = await startServer((_request, response) => answer(response));
  await using egress = openEgress("127.0.0.0/8");
  const { secrets = [], call = {}, errorWhen = null, projection = null } = over;
  const record = { logs: () => {}, phase: () => {} };
  // It uses no sandbox and calls no tool.
  const env = { egress, record, timeoutMs, signal: new AbortController().signal } as unknown as ExecutionEnv;
  const plan = {
    type: "api_call" as const,
    call: restCallOf({ baseUrl: upstream.url, ...call }),
    shape: { errorWhen, projection },
    secrets,
  };
  return await executeApiCall(plan, {}, env);
}

describe("the output of a call", () => {
  it("is the part that the projection asks for", async () => {
    const answer = json({ items: [{ id: 1, more: "x" }, { id: 2 }], total: 2 });
    expect(await run(answer, { projection: "{ids: items[].id, total: total}" })).toEqual({ ids: [1, 2], total: 2 });
  });

  it.each<[string, Json]>([
    ["ok == `false`", { ok: false, error: "channel_not_found" }],
    ["error", { error: { code: 7, text: "channel_not_found" } }],
    ["errors", { errors: ["channel_not_found"] }],
    ["status != 'ok'", { status: "channel_not_found" }],
  ])("is a failure of layer upstream with status 200 where %s says so", async (errorWhen, body) => {
    await expect(run(json(body), { errorWhen })).rejects.toMatchObject({
      layer: "upstream",
      message: expect.stringContaining("channel_not_found"),
    });
  });

  it.each<[string, Json]>([
    ["ok == `false`", { ok: true }],
    ["error", { error: null }],
    ["errors", { errors: [] }],
    ["errors", "text"],
    ["message", { message: "" }],
  ])("is a success where %s finds nothing in %j", async (errorWhen, body) => {
    expect(await run(json(body), { errorWhen })).toEqual(body);
  });

  it("shows an expression no secret, so that it cannot take one apart", async () => {
    const secrets = ["sentinel-4711"];
    const seen = await run(json({ echo: "Bearer sentinel-4711" }), { secrets, projection: "reverse(echo)" });
    expect(seen).toBe("Bearer [redacted]".split("").reverse().join(""));
    await expect(run(json({ echo: "sentinel-4711" }), { secrets, errorWhen: "echo" })).rejects.not.toThrow(/sentinel/);
  });

  it("fails where an expression does not fit the answer", async () => {
    await expect(run(json({ a: "x" }), { projection: "sum(a)" })).rejects.toMatchObject({ layer: "response_schema" });
  });

  it("collects the events of a stream that does not end, until the time of the call is up", async () => {
    const endless: Answer = (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write('data: {"n":1}\n\ndata: {"n":2}\n\ndata: {"n":');
    };
    const call = { answerType: "events", timeoutMs: 400 };
    expect(await run(endless, { call, projection: "{n: events[].data.n, truncated: truncated}" })).toEqual({ n: [1, 2], truncated: true });
  });

  it("collects lines up to the limit of bytes", async () => {
    const endless: Answer = (response) => {
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      const writing = setInterval(() => response.write('{"n":1}\n'.repeat(1000)), 1);
      response.on("close", () => clearInterval(writing));
    };
    const { lines, truncated } = (await run(endless, { call: { answerType: "lines", maxResponseBytes: 20_004 } })) as {
      lines: Json[];
      truncated: boolean;
    };
    expect(truncated).toBe(true);
    expect(lines).toHaveLength(2500);
  });

  it("gives a stream that ends as it is", async () => {
    const answer: Answer = (response) => response.writeHead(200, { "content-type": "text/event-stream" }).end("data: a\n\n");
    expect(await run(answer, { call: { answerType: "events" } })).toEqual({ events: [{ event: "message", data: "a" }], truncated: false });
  });
});
