import "#lib/testing/database.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { operation } from "#lib/contracts/operations/operation.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { route } from "./route.ts";

const echo = operation({
  id: "echo",
  method: "POST",
  path: "/api/echo/{id}",
  summary: "Echo",
  tag: "Test",
  allow: "tool:read",
  params: z.object({ id: z.string() }),
  query: z.strictObject({ n: z.coerce.number().default(1) }),
  body: z.strictObject({ text: z.string().default(""), deep: z.unknown().optional() }),
  bodyBytesMax: 10_000,
  status: 200,
  response: z.object({ id: z.string(), n: z.number(), text: z.string() }),
});

const POST = route(echo, ({ params, query, body }) => ({ id: params.id, n: query.n, text: body.text }));
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
});

function send(body: BodyInit | null, headers: Record<string, string> = {}, query = ""): Promise<Response> {
  const request = new Request(`http://localhost/api/echo/7${query}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${workspace.token}`, "Content-Type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);
  return POST(request, { params: Promise.resolve({ id: "7" }) });
}

describe("route", () => {
  it("hands the handler what the schemas make of path, query and body, and tells what is left of the caller's minute", async () => {
    const answer = await send('{"text":"hé"}', { "X-Request-Id": "mine-1" }, "?n=2");
    expect(await answer.json()).toEqual({ id: "7", n: 2, text: "hé" });
    expect(answer.headers.get("x-request-id")).toBe("mine-1");
    expect(Number(answer.headers.get("ratelimit-remaining"))).toBeLessThan(Number(answer.headers.get("ratelimit-limit")));
  });

  it("takes an empty body as an empty object", async () => {
    expect((await send(null)).status).toBe(200);
  });

  const stream = (bytes: Uint8Array) =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
  const json = (text: string) => ({ body: text, status: 400 });

  it.each([
    ["broken JSON", json('{"text":')],
    ["no object", json("[1]")],
    ["an unknown key", json('{"text":"a","color":"red"}')],
    ["a wrong type", json('{"text":1}')],
    ["nesting without end", json(`{"deep":${"[".repeat(500)}${"]".repeat(500)}}`)],
    ["NUL in a text", json('{"text":"a\\u0000b"}')],
    ["half a surrogate pair", json('{"text":"\\ud800"}')],
    ["bad UTF-8", { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), status: 400 }],
    ["too many bytes", { body: `{"text":"${"x".repeat(10_000)}"}`, status: 413 }],
    ["too many bytes without a declared length", { body: stream(new Uint8Array(20_000)), status: 413 }],
    ["another type", { body: "text=1", status: 415, type: "application/x-www-form-urlencoded" }],
  ])("refuses %s with a problem document", async (_name, { body, status, type }: { body: BodyInit; status: number; type?: string }) => {
    const answer = await send(body, type === undefined ? {} : { "Content-Type": type });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status,
      code: expect.any(String),
      requestId: expect.any(String),
    });
  });

  it("names every problem of a body with its path", async () => {
    const answer = await send('{"text":1,"color":"red"}');
    expect((await answer.json()).errors).toEqual(
      expect.arrayContaining([
        { path: "text", message: expect.any(String) },
        { path: "color", message: "is not known here" },
      ]),
    );
  });

  it("refuses an unknown query key and a NUL in the query", async () => {
    expect((await send("{}", {}, "?color=red")).status).toBe(400);
    expect((await send("{}", {}, "?n=%00")).status).toBe(400);
  });

  it("gives the details of an unknown error to nobody", async () => {
    const failing = route(echo, () => {
      throw new Error("secret detail");
    });
    const request = new Request("http://localhost/api/echo/7", { method: "POST", headers: { Authorization: `Bearer ${workspace.token}` } });
    const answer = await failing(request, { params: Promise.resolve({ id: "7" }) });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret detail");
  });
});
