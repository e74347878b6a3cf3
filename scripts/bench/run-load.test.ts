import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, it } from "vitest";
import { runLoad } from "./run-load.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const job = { connections: 2, durationSec: 1 };

it("counts every answer, with the body and headers as given", async () => {
  let received = 0;
  const url = await serve(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (request.method === "POST" && request.headers["x-test"] === "1" && body === "hello") received += 1;
    response.end();
  });
  const result = await runLoad({ ...job, request: { url, method: "POST", headers: { "x-test": "1" }, body: "hello" } });
  expect(received - result.answered).toBeGreaterThanOrEqual(0);
  expect(received - result.answered).toBeLessThanOrEqual(job.connections);
  expect(result.p99Ms).toBeGreaterThanOrEqual(result.p50Ms);
});

it("gives no figures for a server that refuses", async () => {
  const url = await serve((_request, response) => response.writeHead(429).end());
  await expect(runLoad({ ...job, request: { url, method: "GET" } })).rejects.toThrow('"429"');
});
