import { describe, expect, it } from "vitest";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8";
const startEcho = () =>
  startServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    });
  });
const startRedirect = (status: number, location: string) =>
  startServer((_request, response) => response.writeHead(status, { location }).end("moved"));

describe("redirects", () => {
  it("are followed up to the limit, and one more is an upstream failure", async () => {
    await using server = await startServer((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("done");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    await using egress = openEgress(ANY);
    const answer = await egress.request({ method: "GET", url: `${server.url}/5` });
    expect(answer).toMatchObject({ status: 200, redirects: 5, url: `${server.url}/0` });
    await expect(egress.request({ method: "GET", url: `${server.url}/6` })).rejects.toMatchObject({ layer: "upstream" });
    expect(server.connections()).toBe(1);
  });

  it("carry no credential to another origin", async () => {
    await using echo = await startEcho();
    await using server = await startRedirect(307, `${echo.url}/x?api_key=reflected&q=1`);
    await using egress = openEgress(ANY);
    const answer = await egress.request({
      method: "POST",
      url: server.url,
      headers: {
        Authorization: "Bearer s3cret",
        Cookie: "session=s3cret",
        "X-Api-Key": "s3cret",
        "X-Undeclared": "s3cret",
        "Accept-Language": "de",
      },
      body: "payload",
      sensitiveHeaders: ["X-API-Key"],
      sensitiveQueryParams: ["api_key"],
      hosts: { allow: ["127.0.0.1"], deny: [] },
    });
    const seen = answer.body.toString();
    expect(seen).not.toMatch(/s3cret|reflected/);
    expect(JSON.parse(seen)).toMatchObject({ method: "POST", url: "/x?q=1", body: "payload", headers: { "accept-language": "de" } });
  });

  it("that lead back to the first origin do not bring the credentials back", async () => {
    await using echo = await startServer((request, response) => {
      if (request.url === "/start") response.writeHead(302, { location: `${middle.url}/` }).end();
      else response.end(request.headers.authorization ?? "none");
    });
    await using middle = await startServer((_request, response) => response.writeHead(302, { location: `${echo.url}/end` }).end());
    await using egress = openEgress(ANY);
    const answer = await egress.request({ method: "GET", url: `${echo.url}/start`, headers: { authorization: "Bearer s3cret" } });
    expect(answer.body.toString()).toBe("none");
  });

  it("keep credentials within the origin", async () => {
    await using server = await startServer((request, response) => {
      if (request.url === "/a") response.writeHead(301, { location: "/b" }).end();
      else response.end(request.headers.authorization);
    });
    await using egress = openEgress(ANY);
    const answer = await egress.request({ method: "GET", url: `${server.url}/a`, headers: { authorization: "Bearer s3cret" } });
    expect(answer.body.toString()).toBe("Bearer s3cret");
  });

  it("turn a POST into a GET without its body after 303", async () => {
    await using echo = await startEcho();
    await using server = await startRedirect(303, echo.url);
    await using egress = openEgress(ANY);
    const call = { method: "POST", url: server.url, headers: { "content-type": "text/plain" }, body: "payload" };
    const seen = JSON.parse((await egress.request(call)).body.toString());
    expect(seen).toMatchObject({ method: "GET", body: "" });
    expect(seen.headers).not.toHaveProperty("content-type");
  });

  it("hand a body to another origin only where it is named", async () => {
    await using echo = await startEcho();
    await using server = await startRedirect(307, `${echo.url}/x`);
    await using egress = openEgress(ANY);
    const request = { method: "POST", url: server.url, body: "payload" };
    await expect(egress.request(request)).rejects.toMatchObject({ layer: "policy", message: expect.stringContaining("with its body") });
    expect(echo.connections()).toBe(0);
    expect((await egress.request({ ...request, hosts: { allow: ["127.0.0.1"], deny: [] } })).status).toBe(200);
    expect((await egress.request({ ...request, mayVisit: () => true })).status).toBe(200);
  });

  it("from https to http are refused for a call with credentials", async () => {
    await using echo = await startEcho();
    const certificate = makeCertificate("localhost");
    await using secure = await startServer((_request, response) => response.writeHead(302, { location: echo.url }).end(), certificate);
    await using egress = openEgress(`${ANY}, localhost`, { ca: certificate.cert });
    const url = `https://localhost:${secure.port}/`;
    expect((await egress.request({ method: "GET", url })).status).toBe(200);
    const call = egress.request({ method: "GET", url, headers: { authorization: "Bearer s3cret" } });
    await expect(call).rejects.toMatchObject({ layer: "policy" });
    await expect(call).rejects.not.toThrow(/s3cret/);
    expect(echo.connections()).toBe(1);
  });

  it("lead only where the call may visit, and it asks before the first hop, too", async () => {
    await using echo = await startEcho();
    await using server = await startRedirect(302, `${echo.url}/x`);
    await using egress = openEgress(ANY);
    const visit = (mayVisit: (url: URL) => boolean) => egress.request({ method: "GET", url: server.url, mayVisit });
    const asked: string[] = [];
    await visit(({ host }) => asked.push(host) > 0);
    expect(asked).toEqual([server, echo].map(({ port }) => `127.0.0.1:${port}`));
    const connections = () => [server.connections(), echo.connections()];
    expect(connections()).toEqual([1, 1]);
    await expect(visit(({ port }) => port === String(server.port))).rejects.toMatchObject({ layer: "policy" });
    await expect(visit(() => false)).rejects.toMatchObject({ layer: "policy" });
    expect(connections()).toEqual([1, 1]);
  });
});
