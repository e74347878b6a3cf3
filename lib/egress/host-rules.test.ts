import { expect, it } from "vitest";
import type { HostRules } from "#lib/egress/egress.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startDns } from "#lib/egress/testing/start-dns.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8, ::1";
const blocked = expect.objectContaining({ name: "ExecutorFailure", layer: "policy" });
const ZONE = Object.fromEntries(["api.test", "sub.api.test", "other.test"].map((name) => [name, [["127.0.0.1"]]]));
const rules = (over: Partial<HostRules>): HostRules => ({ allow: [], deny: [], ...over });

it.each<[string, Partial<HostRules>, boolean]>([
  ["api.test", {}, true],
  ["api.test", { allow: ["api.test"] }, true],
  ["API.test.", { allow: ["api.test"] }, true],
  ["other.test", { allow: ["api.test"] }, false],
  ["sub.api.test", { allow: ["api.test"] }, false],
  ["sub.api.test", { allow: ["*.api.test"] }, true],
  ["api.test", { allow: ["*.api.test"] }, false],
  ["api.test", { allow: ["api.test:1"] }, false],
  ["127.0.0.1", { allow: ["api.test"] }, false],
  ["127.0.0.1", { allow: ["127.0.0.1"] }, true],
  ["2130706433", { allow: ["127.0.0.1"] }, true],
  ["api.test", { allow: ["127.0.0.1"] }, false],
  ["api.test", { deny: ["api.test"] }, false],
  ["sub.api.test", { deny: ["*.api.test"] }, false],
  ["other.test", { deny: ["*.api.test"] }, true],
  ["sub.api.test", { allow: ["*.api.test"], deny: ["sub.api.test"] }, false],
  ["api.test", { deny: ["api.test:1"] }, true],
  ["api.test", { deny: ["127.0.0.1"] }, false],
  ["[::ffff:127.0.0.1]", { deny: ["127.0.0.1"] }, false],
  ["[::1]", { deny: ["[::1]"] }, false],
  ["[0:0:0:0:0:0:0:1]", { deny: ["[::1]"] }, false],
  ["127.1", { deny: ["127.0.0.1"] }, false],
])("a call to %s by the rules %j is made: %s", async (host, over, isMade) => {
  await using dns = await startDns(ZONE);
  await using server = await startServer((_request, response) => response.end());
  await using egress = openEgress(ANY, { lookup: dns.lookup });
  const call = egress.request({ method: "GET", url: `http://${host}:${server.port}/`, hosts: rules(over) });
  if (isMade) expect((await call).status).toBe(200);
  else await expect(call).rejects.toEqual(blocked);
  expect(server.connections()).toBe(isMade ? 1 : 0);
});

it("rules cannot open what the installation has closed", async () => {
  await using egress = openEgress("");
  const hosts = rules({ allow: ["127.0.0.1", "localhost"] });
  await expect(egress.request({ method: "GET", url: "http://127.0.0.1:8080/", hosts })).rejects.toEqual(blocked);
});

it("rules hold at every redirect", async () => {
  await using secret = await startServer((_request, response) => response.end());
  await using server = await startServer((_request, response) => response.writeHead(302, { location: secret.url }).end());
  await using egress = openEgress(ANY);
  for (const hosts of [rules({ allow: [`127.0.0.1:${server.port}`] }), rules({ deny: [`127.0.0.1:${secret.port}`] })]) {
    await expect(egress.request({ method: "GET", url: server.url, hosts })).rejects.toEqual(blocked);
    await expect(egress.stream({ method: "GET", url: server.url, hosts })).rejects.toEqual(blocked);
  }
  expect(secret.connections()).toBe(0);
});

it("a denied address is not reached over the connection of a call that may", async () => {
  await using dns = await startDns(ZONE);
  await using server = await startServer((_request, response) => response.end());
  await using egress = openEgress(ANY, { lookup: dns.lookup });
  const url = `http://api.test:${server.port}/`;
  expect((await egress.request({ method: "GET", url })).status).toBe(200);
  await expect(egress.request({ method: "GET", url, hosts: rules({ deny: ["127.0.0.1"] }) })).rejects.toEqual(blocked);
});
