import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountOperations } from "#lib/contracts/operations/people.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import { api } from "./api.ts";
import { ApiError } from "./api-error.ts";

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

let answer: Answer = () => undefined;
let origin = "";
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  answer(request, body, response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function reply(status: number, body: unknown): Answer {
  return (_request, _body, response) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const problem = { type: "about:blank", title: "Not found", status: 404, detail: "No such tool", code: "not_found", requestId: "r1" };

describe("api", () => {
  it("names the workspace and leaves empty filters out of the address", async () => {
    let seen: IncomingMessage | undefined;
    answer = (request, body, response) => {
      seen = request;
      reply(200, { tools: [], nextCursor: null, total: 0 })(request, body, response);
    };
    const query = { search: "a b&c", type: undefined, cursor: "" };
    expect(await api(toolOperations.list, { origin, workspace: "demo", query })).toEqual({ tools: [], nextCursor: null, total: 0 });
    expect(seen?.url).toBe("/api/custom-tools?search=a+b%26c");
    expect(seen?.headers["x-workspace"]).toBe("demo");
  });

  it("keeps an id with a slash one segment of the path", async () => {
    let url: string | undefined;
    answer = (request, body, response) => {
      url = request.url;
      reply(404, problem)(request, body, response);
    };
    await expect(api(toolOperations.get, { origin, params: { id: "a/../b" } })).rejects.toBeInstanceOf(ApiError);
    expect(url).toBe("/api/custom-tools/a%2F..%2Fb");
  });

  it("throws what the server said as a problem", async () => {
    answer = reply(404, problem);
    await expect(api(toolOperations.get, { origin, params: { id: "x" } })).rejects.toMatchObject({ message: "No such tool", problem });
  });

  it("makes a problem of an answer that is not one", async () => {
    answer = (_request, _body, response) => response.writeHead(502).end("<html>Bad gateway</html>");
    await expect(api(accountOperations.me, { origin })).rejects.toMatchObject({ problem: { code: "unavailable", status: 502 } });
  });

  it("refuses a success that does not have the operation's form", async () => {
    answer = reply(200, { tools: "none" });
    await expect(api(toolOperations.list, { origin })).rejects.toMatchObject({ problem: { code: "internal" } });
  });

  it("says that the studio cannot be reached when nothing answers", async () => {
    await expect(api(accountOperations.me, { origin: "http://127.0.0.1:1" })).rejects.toMatchObject({ problem: { code: "unavailable" } });
  });

  it("passes an abort on as it is", async () => {
    answer = () => undefined;
    const call = api(accountOperations.me, { origin, signal: AbortSignal.timeout(50) });
    await expect(call).rejects.not.toBeInstanceOf(ApiError);
  });
});
