import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import type { LogLine } from "#lib/contracts/errors.ts";
import { Pagination } from "#lib/contracts/pagination.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { executeRest } from "#lib/executors/api-call/rest/execute-rest.ts";
import { keepFiles } from "#lib/executors/api-call/rest/testing/keep-files.ts";
import { restCallOf } from "#lib/executors/api-call/rest/testing/rest-call-of.ts";

const ALL = Array.from({ length: 7 }, (_, index) => ({ id: index }));
type Handle = (url: URL, response: ServerResponse, request: IncomingMessage) => unknown;

/** Collects a list from a server whose answers `handle` makes; what it returns is sent as JSON. */
async function collect(pagination: object, handle: Handle, over: object = {}, parameters: Record<string, string> = {}) {
  const asked: string[] = [];
  await using upstream = await startServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://upstream");
    asked.push(url.pathname + url.search);
    response.setHeader("content-type", "application/json").end(JSON.stringify(handle(url, response, request) ?? null));
  });
  await using egress = openEgress("127.0.0.0/8");
  const lines: LogLine[] = [];
  const record = { logs: (more: LogLine[]) => void lines.push(...more), phase: () => {} };
  const call = restCallOf({ baseUrl: upstream.url, path: "/list", pagination: Pagination.parse(pagination), ...over });
  const outcome = await executeRest(call, parameters, {
    ...keepFiles(),
    egress,
    record,
    timeoutMs: 5000,
    signal: new AbortController().signal,
  }).then(
    (output) => ({ output, failure: undefined }),
    (failure: unknown) => ({ output: undefined, failure }),
  );
  return { ...outcome, asked, lines: lines.map(({ message }) => message) };
}

const number = (url: URL, name: string, otherwise: number) => Number(url.searchParams.get(name) ?? otherwise);
const byCursor: Handle = (url) => {
  const from = number(url, "after", 0);
  return { items: ALL.slice(from, from + 3), next: from + 3 < ALL.length ? String(from + 3) : null };
};
const byPage: Handle = (url) => ALL.slice((number(url, "page", 1) - 1) * 3, number(url, "page", 1) * 3);
const byOffset: Handle = (url) => ({ rows: ALL.slice(number(url, "offset", 0), number(url, "offset", 0) + number(url, "limit", 3)) });

describe("a list of pages", () => {
  it("follows a cursor and keeps the rest of the query as it was", async () => {
    const cursor = { type: "cursor", param: "after", cursor: "next", items: "items" };
    const { output, asked, lines } = await collect(cursor, byCursor, { queryParams: [{ name: "q", allowReserved: true }] }, { q: "a/b c" });
    expect(output).toEqual(ALL);
    expect(asked).toEqual(["/list?q=a/b%20c", "/list?q=a/b%20c&after=3", "/list?q=a/b%20c&after=6"]);
    expect(lines).toEqual([]);
  });

  it("counts pages until one is empty", async () => {
    const { output, asked } = await collect({ type: "page", param: "page" }, byPage);
    expect(output).toEqual(ALL);
    expect(asked).toEqual([1, 2, 3, 4].map((page) => `/list?page=${page}`));
  });

  it("begins at the page that the caller gives", async () => {
    const { output } = await collect({ type: "page", param: "page" }, byPage, { queryParams: [{ name: "page" }] }, { page: "3" });
    expect(output).toEqual(ALL.slice(6));
  });

  it("moves an offset until a page is not full", async () => {
    const offset = { type: "offset", param: "offset", limitParam: "limit", limit: 4, items: "rows" };
    const { output, asked } = await collect(offset, byOffset);
    expect(output).toEqual(ALL);
    expect(asked).toEqual(["/list?offset=0&limit=4", "/list?limit=4&offset=4"]);
  });

  it("moves an offset on where the service gives fewer items than it is asked for", async () => {
    const capped: Handle = (url) => ({ rows: ALL.slice(number(url, "offset", 0), number(url, "offset", 0) + 2) });
    const { output } = await collect({ type: "offset", param: "offset", limitParam: "limit", limit: 4, items: "rows" }, capped);
    expect(output).toEqual(ALL);
  });

  it("takes pages of any length, and as many items as it may", async () => {
    const many: Handle = (url) => (url.searchParams.get("page") === "1" ? Array(300_000).fill(1) : []);
    const { output, failure } = await collect({ type: "page", param: "page", maxItems: 10_000 }, many);
    expect(failure).toBeUndefined();
    expect(output).toHaveLength(10_000);
  });

  it("cannot follow a cursor that is no valid Unicode", async () => {
    const cursor = { type: "cursor", param: "after", cursor: "next", items: "items" };
    expect((await collect(cursor, () => ({ items: [1], next: "\ud800" }))).failure).toMatchObject({ layer: "upstream" });
  });

  it.each([
    (next: string) => `<${next}>; rel="next"`,
    (next: string) => `</list?n=0>; rel="first", <${next}>; title="a, b"; rel="last next"`,
    (next: string) => `<http://other.example/>; rel=prev, <${next}>;rel=next`,
  ])("follows the Link header (%#)", async (header) => {
    const { output } = await collect({ type: "link" }, (url, response) => {
      const n = number(url, "n", 0);
      if (n < 2) response.setHeader("link", header(`/list?n=${n + 1}`));
      return [n];
    });
    expect(output).toEqual([0, 1, 2]);
  });

  it("follows the address in the answer, relative or absolute", async () => {
    const { output } = await collect({ type: "next_url", url: "links.next", items: "data" }, (url, _response, { headers }) => {
      const n = number(url, "n", 0);
      return { data: [n], links: { next: n === 0 ? `http://${headers.host}/list?n=1` : n === 1 ? "?n=2" : null } };
    });
    expect(output).toEqual([0, 1, 2]);
  });

  it.each([
    [{ type: "link" }, (_url: URL, response: ServerResponse) => void response.setHeader("link", '<http://127.0.0.1:1/>; rel="next"')],
    [{ type: "next_url", url: "next", items: "data" }, () => ({ data: [1], next: "https://evil.example/steal" })],
    [{ type: "next_url", url: "next", items: "data" }, () => ({ data: [1], next: "//127.0.0.1:1/" })],
  ])("does not carry its credential to another origin (%#)", async (pagination, handle) => {
    const { failure, asked } = await collect(pagination, handle as Handle);
    expect(failure).toMatchObject({ layer: "policy" });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [{ type: "cursor", param: "after", cursor: "next", items: "items" }, () => ({ items: [1], next: "same" })],
    [{ type: "page", param: "page" }, () => [1]],
    [{ type: "next_url", url: "next", items: "data" }, () => ({ data: [1], next: "/list" })],
  ])("takes no page twice, whatever the upstream says (%#)", async (pagination, handle) => {
    const { output, asked, lines } = await collect(pagination, handle);
    expect(output).toEqual([1]);
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(lines).toEqual([expect.stringContaining("a page that came before")]);
  });

  it("ends at its limit of pages and at its limit of items, and says so", async () => {
    const endless: Handle = (url) => ({ items: [1, 2, 3], next: number(url, "after", 0) + 1 });
    const cursor = { type: "cursor", param: "after", cursor: "next", items: "items" };
    expect(await collect({ ...cursor, maxPages: 2 }, endless)).toMatchObject({
      output: [1, 2, 3, 1, 2, 3],
      lines: ["Stopped after 2 pages: the list may go on"],
    });
    expect(await collect({ ...cursor, maxItems: 4 }, endless)).toMatchObject({ output: [1, 2, 3, 1], lines: ["Stopped after 4 items"] });
  });

  it("ends at the limit of bytes, all pages together", async () => {
    const endless: Handle = (url) => ({ items: ["x".repeat(400)], next: number(url, "after", 0) + 1 });
    const pagination = { type: "cursor", param: "after", cursor: "next", items: "items" };
    const { failure, asked } = await collect(pagination, endless, { maxResponseBytes: 1000 });
    expect(failure).toMatchObject({ layer: "upstream" });
    expect(asked).toHaveLength(3);
  });

  it("fails when a later page does, or hides an error", async () => {
    const pagination = { type: "cursor", param: "after", cursor: "next", items: "items" };
    const failing: Handle = (url, response) => {
      if (url.searchParams.has("after")) response.statusCode = 500;
      return { items: [1], next: "2" };
    };
    expect((await collect(pagination, failing)).failure).toMatchObject({ layer: "upstream" });
    const hiding: Handle = (url) => ({ items: [1], next: "2", error: url.searchParams.has("after") ? "no more" : null });
    const { failure } = await collect(pagination, hiding, { errorWhen: "error" });
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining("no more") });
  });

  it("fails where there is no list", async () => {
    expect((await collect({ type: "page", param: "page" }, () => ({ a: 1 }))).failure).toMatchObject({ layer: "upstream" });
  });
});
