import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Egress } from "#lib/egress/egress.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import {
  AMBIGUOUS_URLS,
  LOOPBACK_URLS,
  METADATA_URLS,
  NAMED_URLS,
  PORT_URLS,
  PRIVATE_URLS,
  REDIRECT_CHAINS,
  SCHEME_URLS,
  SSRF_ZONE,
} from "#lib/egress/testing/ssrf-attempts.ts";
import { startDns, type TestDns } from "#lib/egress/testing/start-dns.ts";
import { startRawServer, startServer, type TestServer } from "#lib/egress/testing/start-server.ts";

const blocked = expect.objectContaining({ name: "ExecutorFailure", layer: "policy" });
const owned = new AsyncDisposableStack();
let dns: TestDns;
/** Listens on all addresses of this machine. */
let trap: TestServer;
let redirecting: TestServer;
let egress: Egress;
let connectionsBefore = 0;

beforeAll(async () => {
  dns = owned.use(await startDns(SSRF_ZONE));
  trap = owned.use(await startRawServer((socket) => socket.once("data", () => socket.end("HTTP/1.1 204 No\r\n\r\n")), "::"));
  redirecting = owned.use(
    await startServer(({ url = "" }, response) => {
      response.writeHead(302, { location: decodeURIComponent(url.slice(url.indexOf("?") + 1)) }).end();
    }),
  );
  egress = owned.use(openEgress(`127.0.0.1:${redirecting.port}`, { lookup: dns.lookup }));
});
afterAll(() => owned.disposeAsync());
afterEach(() => {
  expect(trap.connections()).toBe(connectionsBefore);
});

const urlOf = (text: string) => text.replaceAll("{port}", String(trap.port));
const chainOf = ([first = "", ...rest]: readonly string[]): string => {
  if (first !== "{redirect}") return urlOf(first);
  return `${redirecting.url}/?${encodeURIComponent(chainOf(rest))}`;
};
const call = (text: string) => egress.request({ method: "GET", url: urlOf(text), timeoutMs: 5000 });

describe.each([
  ["this machine", LOOPBACK_URLS],
  ["an ambiguous address", AMBIGUOUS_URLS],
  ["a private address", PRIVATE_URLS],
  ["the cloud's metadata", METADATA_URLS],
  ["a name that leads to a private address", NAMED_URLS],
  ["a port of another protocol", PORT_URLS],
  ["another scheme", SCHEME_URLS],
])("%s", (_group, urls) => {
  it.each(urls.map((url) => [url]))("is not reached by %j", async (url) => {
    await expect(call(url)).rejects.toEqual(blocked);
  });
});

it.each(REDIRECT_CHAINS.map((chain) => [chain]))("no redirect leads by %j", async (chain) => {
  await expect(call(chainOf(["{redirect}", ...chain]))).rejects.toEqual(blocked);
});

it.each(["rebind.test", "rebind-v6.test"])("what %s answers to a second question is checked, too", async (name) => {
  const firstLook = await new Promise((resolve) => dns.lookup(name, { all: true }, (_error, found) => resolve(found[0]?.address)));
  expect(firstLook).toBe("93.184.216.34");
  await expect(call(`http://${name}:{port}/`)).rejects.toEqual(blocked);
});

it("asks once for a name and dials what was checked", async () => {
  dns.asked.length = 0;
  await using permissive = openEgress("loopback.test", { lookup: dns.lookup });
  await permissive.request({ method: "GET", url: urlOf("http://loopback.test:{port}/") });
  connectionsBefore++;
  expect(dns.asked.toSorted()).toEqual(["loopback.test", "loopback.test"]); // IPv4 and IPv6
});

it.each(LOOPBACK_URLS.map((url) => [url]))("the server is really there: without the policy, %j reaches it", async (url) => {
  await using permissive = openEgress("0.0.0.0/0, ::/0", { lookup: dns.lookup });
  expect((await permissive.request({ method: "GET", url: urlOf(url) })).status).toBe(204);
  connectionsBefore++;
});

describe("a connection of another protocol", () => {
  const hosts = LOOPBACK_URLS.map((url) => url.slice("http://".length, -":{port}/".length));

  it.each(hosts)("finds and reaches no server at %j", async (host) => {
    for (const way of ["resolve", "connect"] as const) await expect(egress[way]({ host, port: trap.port })).rejects.toEqual(blocked);
  });

  it.each([
    "169.254.169.254",
    "fd00:ec2::254",
    "fe80::1%eth0",
    "metadata.google.internal",
    "mixed.test",
    "",
    "a b",
    "a/b",
    "u@127.0.0.1",
    "[::1",
  ])("finds and reaches no server at %j", async (host) => {
    for (const way of ["resolve", "connect"] as const) await expect(egress[way]({ host, port: trap.port })).rejects.toEqual(blocked);
  });
});
