import { describe, expect, it } from "vitest";
import type { Hop } from "#lib/egress/hop.ts";
import { nextHop } from "#lib/egress/next-hop.ts";

const credentials = { headers: ["x-api-key"], queryParams: ["key"], mayHaveBody: () => false };
const secrets = { authorization: "Bearer s", cookie: "a=s", "x-api-key": "s" };
const hopOf = (over: Partial<Omit<Hop, "url">> & { url?: string } = {}): Hop => ({
  method: "GET",
  body: undefined,
  tls: undefined,
  headers: { accept: "*/*" },
  ...over,
  url: new URL(over.url ?? "https://a.example/x/y?q=1"),
});

describe("nextHop", () => {
  it.each([
    ["/abs", "https://a.example/abs"],
    ["rel", "https://a.example/x/rel"],
    ["?only=query", "https://a.example/x/y?only=query"],
    ["//b.example/z", "https://b.example/z"],
    ["https://user:pw@b.example/", "https://b.example/"],
  ])("resolves Location %s", (location, expected) => {
    expect(nextHop(hopOf(), 302, location, credentials).url.href).toBe(expected);
  });

  it("calls an unreadable Location an upstream failure", () => {
    expect(() => nextHop(hopOf(), 302, "http://[", credentials)).toThrow(expect.objectContaining({ layer: "upstream" }));
  });

  it.each([
    [301, "POST", "GET"],
    [302, "POST", "GET"],
    [303, "POST", "GET"],
    [303, "PUT", "GET"],
    [303, "DELETE", "GET"],
    [303, "HEAD", "HEAD"],
    [301, "PUT", "PUT"],
    [302, "DELETE", "DELETE"],
    [307, "POST", "POST"],
    [308, "POST", "POST"],
  ])("after %i a %s becomes a %s, and only a kept method keeps its body", (status, method, expected) => {
    const hop = hopOf({ method, body: "{}", headers: { accept: "*/*", "content-type": "application/json" } });
    const next = nextHop(hop, status, "/next", credentials);
    expect(next.method).toBe(expected);
    expect(next.body).toBe(expected === method ? "{}" : undefined);
    expect(next.headers).toEqual(expected === method ? hop.headers : { accept: "*/*" });
  });

  it("keeps credentials within the origin", () => {
    const next = nextHop(hopOf({ headers: secrets }), 302, "/next?key=s", credentials);
    expect(next.headers).toEqual(secrets);
    expect(next.url.search).toBe("?key=s");
  });

  it.each(["https://b.example/?key=s&q=1", "https://a.example:8443/?key=s&q=1"])("drops every credential on the way to %s", (location) => {
    const next = nextHop(hopOf({ headers: { ...secrets, accept: "*/*" } }), 307, location, credentials);
    expect(next.headers).toEqual({ accept: "*/*" });
    expect(next.url.search).toBe("?q=1");
  });

  it("tells another origin nothing but what is accepted, what is sent, and by whom", () => {
    const harmless = { accept: "*/*", "accept-language": "de", "content-type": "text/plain", "user-agent": "sintra" };
    const headers = { ...harmless, "x-tenant-key": "s", "x-accept": "s", referer: "https://a.example/s", from: "s" };
    expect(nextHop(hopOf({ headers }), 307, "https://b.example/", credentials).headers).toEqual(harmless);
    expect(nextHop(hopOf({ headers }), 307, "/next", credentials).headers).toEqual(headers);
  });

  it("drops a credential also where it stands in a header that is harmless otherwise", () => {
    const hop = hopOf({ headers: { accept: "*/*", "accept-key": "s" } });
    expect(nextHop(hop, 307, "https://b.example/", { ...credentials, headers: ["accept-key"] })?.headers).toEqual({ accept: "*/*" });
  });

  it.each([
    ["a header", secrets, "http://a.example/"],
    ["the query", {}, "http://a.example/?key=s"],
  ])("refuses to go from https to http with a credential in %s", (_place, headers, location) => {
    const follow = () => nextHop(hopOf({ headers }), 302, location, credentials);
    expect(follow).toThrow(expect.objectContaining({ layer: "policy" }));
    expect(follow).not.toThrow(/key=/);
  });

  it.each([
    [307, "POST", "https://b.example/"],
    [308, "PUT", "https://a.example:8443/"],
    [301, "PUT", "http://a.example/"],
  ])("after %i hands the body of a %s to %s only where that is named", (status, method, location) => {
    const follow = (mayHaveBody: boolean) =>
      nextHop(hopOf({ method, body: "{}" }), status, location, { ...credentials, mayHaveBody: () => mayHaveBody });
    expect(() => follow(false)).toThrow(expect.objectContaining({ layer: "policy" }));
    expect(follow(true).body).toBe("{}");
  });

  it("takes the body along from http to https of the same host", () => {
    const hop = hopOf({ url: "http://a.example/", method: "POST", body: "{}" });
    expect(nextHop(hop, 308, "https://a.example/", credentials).body).toBe("{}");
    expect(() => nextHop(hop, 308, "https://a.example:8443/", credentials)).toThrow(expect.objectContaining({ layer: "policy" }));
  });

  it("follows from https to http when nothing secret is carried", () => {
    expect(nextHop(hopOf(), 302, "http://a.example/", credentials).url.href).toBe("http://a.example/");
  });
});
