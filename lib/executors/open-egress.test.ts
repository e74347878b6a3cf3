import { afterEach, expect, it } from "vitest";
import { startProxy } from "#lib/egress/testing/start-proxy.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { type Env, env } from "#lib/env.ts";
import { openEgress } from "./open-egress.ts";

const before = { ...env() };
afterEach(() => {
  Object.assign(env(), before);
});

/** What becomes of a call with these settings: its status, or the layer of its failure. */
async function outcomeOf(settings: Partial<Env>, url: string): Promise<unknown> {
  Object.assign(env(), before, settings);
  const egress = openEgress();
  try {
    return (await egress.request({ method: "GET", url })).status;
  } catch (error) {
    return error instanceof Error && "layer" in error ? error.layer : error;
  } finally {
    await egress.close();
  }
}

it("goes where the settings allow, and not where they deny", async () => {
  await using server = await startServer((_request, response) => response.end());
  const { url, port } = server;
  expect(await outcomeOf({}, url)).toBe("policy");
  expect(await outcomeOf({ SINTRA_EGRESS_ALLOW: "127.0.0.1" }, url)).toBe(200);
  expect(await outcomeOf({ SINTRA_EGRESS_ALLOW: "127.0.0.1", SINTRA_EGRESS_DENY: `127.0.0.0/8:${port}` }, url)).toBe("policy");
  expect(await outcomeOf({ SINTRA_EGRESS_ALLOW: "127.0.0.1", SINTRA_EGRESS_DENY: "*" }, url)).toBe(200);
  expect(await outcomeOf({ SINTRA_EGRESS_PORTS: "443" }, "http://8.8.8.8/")).toBe("policy");
});

it("goes through the proxy of the environment, but not to the studio itself", async () => {
  await using proxy = await startProxy();
  await using server = await startServer((_request, response) => response.end());
  const allowed = { SINTRA_EGRESS_ALLOW: "127.0.0.1" };
  expect(await outcomeOf({ ...allowed, HTTP_PROXY: proxy.url }, server.url)).toBe(200);
  expect(proxy.asked).toHaveLength(1);
  expect(await outcomeOf({ ...allowed, HTTP_PROXY: "http://127.0.0.1:1", http_proxy: proxy.url }, server.url)).toBe(200);
  expect(proxy.asked).toHaveLength(2);
  expect(await outcomeOf({ ...allowed, HTTP_PROXY: proxy.url, no_proxy: "127.0.0.1" }, server.url)).toBe(200);
  expect(await outcomeOf({ HTTP_PROXY: proxy.url, PORT: server.port }, server.url)).toBe(200);
  expect(proxy.asked).toHaveLength(2);
});
