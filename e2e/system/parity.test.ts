import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ExistingIds, makeExistingIds, pathWith } from "./support/existing-ids.ts";
import { type NextServer, startNext } from "./support/next-server.ts";
import { type DocumentedOperation, readOperations } from "./support/operations.ts";
import { type RawRequest, sendRaw } from "./support/send-raw.ts";
import { type Studio, startStudio, TOKEN } from "./support/studio.ts";

let studio: Studio;
let next: NextServer;
let ids: ExistingIds;
let operations: DocumentedOperation[];

const headers = { Authorization: `Bearer ${TOKEN}`, "X-Request-Id": "parity-1", Connection: "close" };
const { Authorization: _, ...anonymous } = headers;
const jsonHeaders = { ...headers, "Content-Type": "application/json" };

beforeAll(async () => {
  studio = await startStudio();
  const settings = { DATABASE_URL: studio.databaseUrl, SINTRA_DATA_DIR: studio.dataFolder.path, SINTRA_SECRET: "5e4c".repeat(16) };
  next = await startNext({ ...settings, PORT: new URL(studio.url).port, SINTRA_RATE_LIMIT_PER_MINUTE: "1000000" });
  ids = await makeExistingIds(studio);
  operations = await readOperations(studio);
  // Each process notes the first use of a token; from here on that date stands.
  for (const { url } of [studio, next]) await sendRaw(url, { path: "/api/me", headers });
});
afterAll(async () => {
  await next[Symbol.asyncDispose]();
  await studio[Symbol.asyncDispose]();
});

/** What a client sees of an answer, without what differs from call to call. */
async function seen(url: string, request: RawRequest) {
  const { status, headers: answered, body } = await sendRaw(url, request);
  const { allow, etag } = answered;
  return {
    status,
    type: answered["content-type"]?.replace(/;.*/, ""),
    allow: allow?.split(/, */).sort(),
    etag,
    id: answered["x-request-id"],
    body,
  };
}

async function both(request: RawRequest) {
  const [front, behind] = [await seen(studio.url, request), await seen(next.url, request)];
  return { label: `${request.method ?? "GET"} ${request.path}`, front, behind };
}

async function expectEqual(requests: RawRequest[]) {
  for (const request of requests) {
    const { label, front, behind } = await both(request);
    expect({ label, ...front }).toEqual({ label, ...behind });
  }
}

const missing = ({ path }: DocumentedOperation) => path.replace(/\{\w+\}/, "01890a5d-ac96-774b-bcce-b302099a8057");
/** Readings that tell the time of the call. */
const isSteady = ({ id }: DocumentedOperation) => id !== "getHealth";

it("every route that reads answers the same through the front server as through Next, on existing and on missing rows", async () => {
  const reading = operations.filter((operation) => operation.method === "GET" && isSteady(operation));
  expect(reading.length).toBeGreaterThan(15);
  await expectEqual(reading.flatMap((operation) => [pathWith(operation, ids), missing(operation)]).map((path) => ({ path, headers })));
});

it("every route refuses a caller without a sign-in, bad JSON and a wrong type of body in the same way", async () => {
  const requests = operations.flatMap((operation): RawRequest[] => {
    const { method } = operation;
    const path = missing(operation);
    if (!operation.hasBody) return operation.isPublic ? [] : [{ method, path, headers: anonymous }];
    return [
      { method, path, headers: { ...anonymous, "Content-Type": "application/json" }, body: "{}" },
      { method, path, headers: jsonHeaders, body: '{"a":' },
      { method, path, headers: jsonHeaders, body: '{"unknown":1}' },
      { method, path, headers: { ...headers, "Content-Type": "text/plain" }, body: "hello" },
    ];
  });
  await expectEqual(requests);
});

it("OPTIONS and HEAD are answered alike, and a method that a route lacks has the same status and says which ones there are", async () => {
  for (const path of new Set(operations.map(missing))) {
    const options = await both({ method: "OPTIONS", path, headers });
    const { status, allow } = options.front;
    expect({ path, status, allow }).toEqual({ path, status: options.behind.status, allow: options.behind.allow });
    for (const method of ["HEAD", "PATCH"]) {
      const { label, front, behind } = await both({ method, path, headers });
      // Next itself refuses without a word.
      if (front.status === 405) expect({ label, status: 405, allow: front.allow }).toEqual({ label, status: behind.status, allow });
      else expect({ label, ...front }).toEqual({ label, ...behind });
    }
  }
});

it("a tool runs the same through both: same answer but for id and time", async () => {
  const tool = ids.find(([prefix]) => prefix === "/api/custom-tools/")?.[1] ?? randomUUID();
  const { front, behind } = await both({ method: "POST", path: `/api/custom-tools/${tool}/execute`, headers: jsonHeaders, body: "{}" });
  const comparable = ({ status, type, body }: typeof front) => ({ status, type, ...JSON.parse(body), durationMs: 0, executionId: "" });
  expect(comparable(front)).toEqual(comparable(behind));
  expect(front.status).toBe(200);
});
