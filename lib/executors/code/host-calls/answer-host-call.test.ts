import { expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { AppError } from "#lib/errors.ts";
import type { HostAnswer } from "#lib/sandbox/types.ts";
import { codeRunOf } from "../testing/code-run-of.ts";
import { answerHostCall } from "./answer-host-call.ts";
import type { HostEnv } from "./host-env.ts";

const { signal } = new AbortController();
async function ask(payload: unknown, run = codeRunOf({ tools: new Set(["greet"]) }), call: HostEnv["call"] = echo): Promise<HostAnswer> {
  const payloadJson = typeof payload === "string" ? payload : JSON.stringify(payload);
  await using egress = openEgress("");
  return await answerHostCall(
    run,
    { call, egress, record: { logs() {}, phase() {} }, timeoutMs: 1_000 },
    { op: "tool", payloadJson, signal },
  );
}

const echo = async (name: string, args: JsonObject): Promise<Json> => ({ name, args });
const refusal = (message: unknown) => ({ ok: false, error: { name: "ToolError", message } });
const rejecting = (error: unknown) => () => Promise.reject(error);

it("hands a declared tool its arguments, and the code its result", async () => {
  expect(await ask({ name: "greet", args: { who: "you" } })).toEqual({ ok: true, json: '{"name":"greet","args":{"who":"you"}}' });
  for (const args of [null, undefined]) expect(await ask({ name: "greet", args })).toMatchObject({ json: '{"name":"greet","args":{}}' });
});

it("names what to add for a tool that the snippet does not declare, and does not call it", async () => {
  const called: string[] = [];
  const call = async (name: string) => called.push(name);
  for (const name of ["leave", "Greet", "greet ", "__proto__", "constructor"]) {
    const message = `The snippet does not declare the tool ${JSON.stringify(name)}: add it to its tools`;
    expect(await ask({ name }, undefined, call)).toEqual(refusal(message));
  }
  expect(called).toEqual([]);
});

it.each([
  ["no JSON", "{"],
  ["nothing", ""],
  ["a list", []],
  ["no name", {}],
  ["a name that is no text", { name: { toString: "greet" } }],
  ["arguments that are a list", { name: "greet", args: [1] }],
  ["arguments that are a text", { name: "greet", args: "x" }],
  ["arguments that nest without end", `{"name":"greet","args":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`],
])("refuses %s as an invalid call", async (_what, payload) => {
  expect(await ask(payload)).toEqual(refusal(expect.stringMatching(/^The call is not valid: /)));
});

it("looks at the name before the arguments", async () => {
  const payload = `{"args":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}},"name":"leave"}`;
  expect(await ask(payload)).toEqual(refusal(expect.stringContaining('does not declare the tool "leave"')));
});

it("leaves out of the arguments what would become a prototype, as of parameters in a request", async () => {
  expect(await ask('{"name":"greet","args":{"__proto__":{"x":1},"a":1}}')).toMatchObject({ json: '{"name":"greet","args":{"a":1}}' });
});

it("takes for many arguments hardly longer than reading their JSON takes", async () => {
  const args = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n]));
  const payloadJson = JSON.stringify({ name: "greet", args });
  await using egress = openEgress("");
  const host: HostEnv = { call: async () => 1, egress, record: { logs() {}, phase() {} }, timeoutMs: 1_000 };
  const run = codeRunOf({ tools: new Set(["greet"]) });
  const read = fastest(() => JSON.parse(payloadJson));
  expect(fastest(() => void answerHostCall(run, host, { op: "tool", payloadJson, signal }))).toBeLessThan(1.7 * read);
});

/** Milliseconds of the fastest of some attempts, so that what else the machine does counts little. */
function fastest(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 15 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

it("tells the code why a tool failed, without a secret of its own connectors", async () => {
  const failing = rejecting(new AppError("upstream_failed", "The upstream said: key s3cret-value is wrong"));
  const run = codeRunOf({ tools: new Set(["greet"]), secrets: ["s3cret-value"] });
  expect(await ask({ name: "greet" }, run, failing)).toEqual(refusal("The upstream said: key [redacted] is wrong"));
});

it("leaves what nobody expected to the sandbox, so that the code hears nothing of it", async () => {
  await expect(ask({ name: "greet" }, undefined, rejecting(new TypeError("at /srv/app/secret.ts")))).rejects.toThrow(TypeError);
});

it("refuses a result that is larger than code may take back", async () => {
  const sized = (length: number) => ask({ name: "greet" }, undefined, async () => "x".repeat(length));
  expect(await sized(1024 * 1024 - 2)).toMatchObject({ ok: true });
  expect(await sized(1024 * 1024 - 1)).toEqual(refusal(expect.stringContaining("larger than 1048576 bytes")));
});
