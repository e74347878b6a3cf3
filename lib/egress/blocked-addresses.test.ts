import { describe, expect, it } from "vitest";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";

const blocked = expect.objectContaining({ name: "ExecutorFailure", layer: "policy", extra: {} });
const startTarget = () => startServer((_request, response) => response.end("the private answer"));

describe("egress without exceptions", () => {
  it.each([["127.0.0.1"], ["::1"], ["169.254.169.254"], ["::ffff:10.0.0.1"]])("connects to no name that leads to %s", async (address) => {
    const { lookup, asked } = fakeDns({ "evil.test": [[address]] });
    await using egress = openEgress("", { lookup });
    const call = egress.request({ method: "GET", url: "http://evil.test/" });
    await expect(call).rejects.toEqual(blocked);
    await expect(call).rejects.toThrow(/evil\.test leads to an address that is not public/);
    await expect(call).rejects.not.toThrow(address);
    expect(asked).toEqual(["evil.test"]);
  });
});

describe("egress with exceptions", () => {
  it("reaches what is listed by address, also under a name that leads there", async () => {
    await using target = await startTarget();
    const { lookup } = fakeDns({ "local.test": [["127.0.0.1"]] });
    await using egress = openEgress(`127.0.0.1/32:${target.port}`, { lookup });
    for (const host of ["127.0.0.1", "local.test", "2130706433", "[::ffff:127.0.0.1]"]) {
      const answer = await egress.request({ method: "GET", url: `http://${host}:${target.port}/` });
      expect(answer.body.toString(), host).toBe("the private answer");
    }
  });

  it("reaches a listed name on its port, and not its address under another name", async () => {
    await using target = await startTarget();
    const { lookup } = fakeDns({ "internal.corp": [["127.0.0.1"]], "other.corp": [["127.0.0.1"]] });
    await using egress = openEgress(`internal.corp:${target.port}`, { lookup });
    expect((await egress.request({ method: "GET", url: `http://internal.corp:${target.port}/` })).status).toBe(200);
    for (const url of [`http://other.corp:${target.port}/`, `http://127.0.0.1:${target.port}/`, "http://internal.corp:1/"]) {
      await expect(egress.request({ method: "GET", url }), url).rejects.toEqual(blocked);
    }
  });

  it("does not open another port of a listed address", async () => {
    await using listed = await startTarget();
    await using other = await startTarget();
    await using egress = openEgress(`127.0.0.1:${listed.port}`);
    await expect(egress.request({ method: "GET", url: other.url })).rejects.toEqual(blocked);
    expect(other.connections()).toBe(0);
  });

  it("checks every redirect anew", async () => {
    await using secret = await startTarget();
    const { lookup } = fakeDns({ "evil.test": [["127.0.0.1"]] });
    const targets = [
      `http://127.0.0.1:${secret.port}/`,
      "http://169.254.169.254/",
      `http://evil.test:${secret.port}/`,
      "http://[::1]/",
      "file:///etc/hostname",
    ];
    await using redirecting = await startServer((request, response) => {
      response.writeHead(302, { location: decodeURIComponent(request.url?.slice(1) ?? "") }).end();
    });
    await using egress = openEgress(`127.0.0.1:${redirecting.port}`, { lookup });
    for (const target of targets) {
      const call = egress.request({ method: "GET", url: `${redirecting.url}/${encodeURIComponent(target)}` });
      await expect(call, target).rejects.toEqual(blocked);
    }
    expect(secret.connections()).toBe(0);
  });
});
