import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addressCases } from "./malformed/address-cases.ts";
import { bodyCases } from "./malformed/body-cases.ts";
import { callerCases } from "./malformed/caller-cases.ts";
import type { Case, Material } from "./malformed/case.ts";
import { fieldCases } from "./malformed/field-cases.ts";
import { meaningCases } from "./malformed/meaning-cases.ts";
import { queryCases } from "./malformed/query-cases.ts";
import { GARBAGE } from "./malformed/raw-garbage.ts";
import { validBodies } from "./malformed/valid-bodies.ts";
import { createCodeTool } from "./support/create-code-tool.ts";
import { makeExistingIds, pathWith } from "./support/existing-ids.ts";
import { inParallel } from "./support/in-parallel.ts";
import { readOperations } from "./support/operations.ts";
import { type RawAnswer, sendRaw } from "./support/send-raw.ts";
import { signIn } from "./support/sign-in.ts";
import { OWNER, type Studio, startStudio } from "./support/studio.ts";

let studio: Studio;
let material: Material;

beforeAll(async () => {
  studio = await startStudio();
  const ids = await makeExistingIds(studio);
  const { cookie } = await signIn(studio, OWNER);
  const bodies = validBodies(ids);
  const targets = (await readOperations(studio)).map((operation) => {
    const body = bodies[operation.id];
    if (operation.hasBody && body === undefined) throw new Error(`No valid body is known for ${operation.id}; add one to validBodies`);
    const asPerson = { Cookie: cookie, Origin: studio.url };
    const headers: Record<string, string> = operation.needsPerson ? asPerson : { Authorization: `Bearer ${studio.token}` };
    return { operation, path: pathWith(operation, ids), headers, body };
  });
  material = { targets, ids };
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

it.each([
  ["bodies that are wrong as a whole", bodyCases],
  ["fields that are wrong", fieldCases],
  ["values whose meaning is wrong", meaningCases],
  ["ids and paths of nothing", addressCases],
  ["query strings", queryCases],
  ["unknown callers and methods", callerCases],
])("%s are answered with a 4xx problem, in every route", async (_name, casesOf) => {
  const cases = casesOf(material);
  expect(cases.length).toBeGreaterThanOrEqual(100);
  const outcomes = await inParallel(cases.length, 8, async (index) => complaint(cases[index]));
  const complaints = outcomes.map((outcome, index) =>
    outcome.status === "fulfilled" ? outcome.value : `${cases[index]?.label}: ${String(outcome.reason)}`,
  );
  expect(complaints.filter((text) => text !== undefined)).toEqual([]);
  expect((await studio.api("GET", "/api/health")).status).toBe(200);
});

/** What is wrong with the answer to a malformed request; undefined when nothing is. */
async function complaint(each: Case | undefined): Promise<string | undefined> {
  if (each === undefined) return "no case";
  const answer = await sendRaw(studio.url, each.request);
  if (each.mayRedirect === true && answer.status === 308 && /^\/(?!\/)/.test(answer.headers.location ?? "")) return undefined;
  const problem = problemOf(answer);
  const wrong = [
    ...(answer.status < 400 || answer.status > 499 ? ["is no 4xx"] : []),
    ...(each.status === undefined || each.status === answer.status ? [] : [`should be ${each.status}`]),
    ...(answer.headers["content-type"] === "application/problem+json" ? [] : [`has the type ${answer.headers["content-type"]}`]),
    ...(typeof problem?.code === "string" && typeof problem.requestId === "string" ? [] : ["has no code or requestId"]),
    ...(problem?.status === answer.status ? [] : ["has another status in its body"]),
  ];
  return wrong.length === 0 ? undefined : `${each.label}: ${answer.status} ${wrong.join(", ")}: ${answer.body.slice(0, 200)}`;
}

function problemOf({ body }: RawAnswer): { status?: number; code?: string; requestId?: string } | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

it.each(GARBAGE)("%s on the socket ends with a refusal or a closed connection, and the server goes on", async (_name, bytes) => {
  const { hostname, port } = new URL(studio.url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()).once("error", () => resolve()));
  socket.write(bytes);
  await Promise.race([closed, sleep(1_000)]);
  socket.destroy();
  expect(answer).not.toMatch(/^HTTP\/1\.\d 5/);
  expect((await studio.api("GET", "/api/health")).status).toBe(200);
});

it("patterns that make backtracking engines hang are answered at once", async () => {
  const patterns = ["^(a+)+$", "^(a|a)*$", "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}$", "(x+x+)+y", "^(.*a){20}$"];
  const parameters = patterns.map((pattern, index) => ({ name: `p${index}`, type: "string", pattern }));
  const { toolId } = await createCodeTool(studio, "return 1;", { parameters });
  const attack = `${"a".repeat(5_000)}${"x".repeat(5_000)}!`;
  const values = Object.fromEntries(parameters.map(({ name }) => [name, attack]));
  const started = performance.now();
  const { status, body } = await studio.api<{ errors: unknown[] }>("POST", `/api/custom-tools/${toolId}/execute`, { parameters: values });
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(status).toBe(422);
  expect(body.errors.length).toBeGreaterThanOrEqual(4);
});

it("executed text may hold NUL and lone surrogates, and its log row stays readable", async () => {
  const { toolId } = await createCodeTool(studio, "console.log(params.t); return params.t;", {
    parameters: [{ name: "t", type: "string" }],
  });
  const run = await studio.api("POST", `/api/custom-tools/${toolId}/execute`, { parameters: { t: "a\u0000b\ud800c" } });
  expect(run.status).toBe(200);
  expect((await studio.api("GET", `/api/custom-tools/${toolId}/logs`)).status).toBe(200);
});

it("after all of this the same process is alive, and has reported no error of its own", async () => {
  process.kill(studio.pid, 0);
  expect(
    studio
      .output()
      .split("\n")
      .filter((line) => line.includes('"level":"error"')),
  ).toEqual([]);
  const { status } = await studio.api("GET", "/api/custom-tools");
  expect(status).toBe(200);
});
