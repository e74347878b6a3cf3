import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { awsSigV4 } from "#lib/executors/api-call/custom/examples/aws-sigv4.ts";
import { jsonRpc } from "#lib/executors/api-call/custom/examples/json-rpc.ts";
import { xmlRpc } from "#lib/executors/api-call/custom/examples/xml-rpc.ts";
import { customCallOf } from "#lib/executors/api-call/custom/testing/custom-call-of.ts";
import { startAdapters } from "#lib/executors/api-call/custom/testing/start-adapters.ts";
import { startXmlRpc } from "#lib/executors/api-call/custom/testing/start-xml-rpc.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

let adapters: ReturnType<typeof startAdapters>;
beforeAll(() => {
  adapters = startAdapters();
});
afterAll(() => adapters.close());

describe("JSON-RPC 2.0", () => {
  /** The examples of the specification, section 7. */
  const METHODS: Record<string, (params: never) => Json> = {
    subtract: (params: { minuend: number; subtrahend: number } | [number, number]) =>
      Array.isArray(params) ? params[0] - params[1] : params.minuend - params.subtrahend,
  };
  async function rpc(operation: { name: string; options: JsonObject }, params: JsonObject) {
    await using server = await startServer(async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      const { jsonrpc, id, method, params: given } = JSON.parse(text);
      const known = METHODS[method];
      const outcome =
        known === undefined ? { error: { code: -32601, message: "Method not found", data: jsonrpc } } : { result: known(given as never) };
      response.writeHead(known === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ jsonrpc: "2.0", id, ...outcome }));
    });
    return await adapters.run(customCallOf(`${server.url}/rpc`, { adapter: jsonRpc.adapter, operation }), params);
  }

  it("calls by name and by position", async () => {
    expect(await rpc({ name: "subtract", options: {} }, { subtrahend: 23, minuend: 42 })).toBe(19);
    expect(await rpc({ name: "subtract", options: { positional: ["minuend", "subtrahend"] } }, { subtrahend: 42, minuend: 23 })).toBe(-19);
  });

  it("tells the server's error, whatever the status", async () => {
    await expect(rpc({ name: "foobar", options: {} }, {})).rejects.toMatchObject({
      layer: "upstream",
      message: 'JSON-RPC error -32601: Method not found ("2.0")',
    });
  });

  it("calls anything else than JSON-RPC a failure of the upstream", async () => {
    for (const body of ["<html>", "{}", "null", '{"jsonrpc":"2.0","id":7,"result":1}']) {
      await using server = await startServer((_request, response) => response.end(body));
      const call = customCallOf(server.url, { adapter: jsonRpc.adapter });
      await expect(adapters.run(call, {})).rejects.toMatchObject({ layer: "upstream" });
    }
  });
});

describe("XML-RPC, with Python's server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startXmlRpc();
  });
  afterAll(() => server.stop());
  const call = (name: string, params: JsonObject, positional?: string[]) =>
    adapters.run(
      customCallOf(`${server.url}/RPC2`, {
        adapter: xmlRpc.adapter,
        operation: { name, options: positional === undefined ? {} : { positional } },
      }),
      params,
    );

  it("calls a method", async () => {
    expect(await call("add", { a: 2, b: 40 }, ["a", "b"])).toBe(42);
    expect(await call("system.listMethods", {})).toContain("add");
  });

  it.each<Json[]>([
    [7],
    [-1.5],
    [3_000_000_000],
    [true],
    [false],
    ["Grüße <b>&amp;\"' 😀"],
    ["  white space  "],
    [""],
    [null],
    [[]],
    [{}],
    [[1, "two", [3], { four: null }]],
    [{ name: "x & y", nested: { list: [1, { a: [] }], text: "" } }],
    [{ base64: "AP+A" }],
  ])("gives %j back unchanged", async (value) => {
    expect(await call("echo", { value }, ["value"])).toEqual([value]);
  });

  it("sends bytes and dates as what they are", async () => {
    expect(await call("kind", { value: { base64: "AAAA" } }, ["value"])).toBe("Binary");
    expect(await call("kind", { value: { dateTime: "20260102T03:04:05" } }, ["value"])).toBe("DateTime");
    expect(await call("kind", { value: 1.5 }, ["value"])).toBe("float");
  });

  it("tells the server's fault", async () => {
    await expect(call("divide", { a: 1, b: 0 }, ["a", "b"])).rejects.toMatchObject({
      layer: "upstream",
      message: expect.stringMatching(/^XML-RPC fault 1: .*ZeroDivisionError/),
    });
  });

  it("refuses an answer with entities, and one that is no XML-RPC", async () => {
    for (const body of ['<!DOCTYPE a [<!ENTITY b "c">]><methodResponse/>', "<html></html>", "", "<methodResponse><params>"]) {
      await using other = await startServer((_request, response) => response.setHeader("content-type", "text/xml").end(body));
      await expect(adapters.run(customCallOf(other.url, { adapter: xmlRpc.adapter }), {})).rejects.toMatchObject({ layer: "upstream" });
    }
  });
});

class NodeHash {
  readonly #hash;
  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Buffer);
  }
  update(data: unknown): void {
    this.#hash.update(data as Buffer);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

describe("an API that is signed like AWS, which checks with AWS's own signer", () => {
  const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "sentinel-wJalrXUtnFEMI/K7MDENG+bPxRfiCY" };

  async function aws(options: JsonObject, params: JsonObject, named: Record<string, string> = keys) {
    const seen: { path: string; body: string }[] = [];
    await using server = await startServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
      seen.push({ path: url.pathname + url.search, body });
      const service = String(options["service"]);
      const signer = new SignatureV4({
        ...{ service, region: "eu-central-1", credentials: keys, sha256: NodeHash },
        ...{ uriEscapePath: service !== "s3", applyChecksum: service === "s3" },
      });
      const given = String(request.headers.authorization);
      const names = (/SignedHeaders=([^,]*)/.exec(given)?.[1] ?? "").split(";");
      const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
      const query = Object.fromEntries(url.searchParams);
      const message = { method: request.method ?? "", protocol: "http:", hostname: url.host, path: url.pathname, query, headers, body };
      const signingDate = new Date(String(headers["x-amz-date"]).replace(/^(....)(..)(..T..)(..)/, "$1-$2-$3:$4:"));
      const expected = (await signer.sign(message, { signingDate })).headers["authorization"];
      response.writeHead(given === expected ? 200 : 403, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ ok: given === expected, given, key: named["secretAccessKey"] }));
    });
    const call = customCallOf(server.url, {
      adapter: awsSigV4.adapter,
      operation: { name: "test", options: { region: "eu-central-1", ...options } },
      named,
    });
    const outcome = await adapters.run(call, params).then(
      (output) => ({ output, failure: undefined }),
      (failure: unknown) => ({ output: undefined, failure: failure as Error }),
    );
    return { ...outcome, seen };
  }

  it.each<[string, JsonObject, JsonObject, { path: string; body: string }]>([
    [
      "an object of S3",
      { service: "s3", path: "/{bucket}/{key}" },
      { bucket: "b", key: "ä b(1)" },
      { path: "/b/%C3%A4%20b%281%29", body: "" },
    ],
    [
      "a query",
      { service: "s3", path: "/b", query: ["prefix", "max-keys"] },
      { prefix: "a/b c", "max-keys": 2 },
      { path: "/b?max-keys=2&prefix=a%2Fb%20c", body: "" },
    ],
    ["a text to store", { service: "s3", method: "PUT", path: "/b/k" }, { body: "Grüße" }, { path: "/b/k", body: "Grüße" }],
    [
      "a JSON body and headers",
      { service: "dynamodb", method: "POST", headers: { "x-amz-target": "DynamoDB_20120810.GetItem" } },
      { TableName: "t" },
      { path: "/", body: '{"TableName":"t"}' },
    ],
  ])("accepts the signature of %s", async (_name, options, params, sent) => {
    const { output, seen, failure } = await aws(options, params);
    expect(failure).toBeUndefined();
    expect(output).toMatchObject({ ok: true });
    expect(seen).toEqual([sent]);
  });

  it("refuses another key, and the adapter tells so", async () => {
    const { failure } = await aws({ service: "s3" }, {}, { ...keys, secretAccessKey: "another-sentinel-key" });
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining("AWS answered with status 403") });
    expect(failure?.message).not.toContain("another-sentinel-key");
  });

  it("shows no secret to the adapter, though the service repeats it", async () => {
    const { output } = await aws({ service: "s3" }, {});
    expect(output).toMatchObject({ key: "[redacted]" });
    expect(JSON.stringify(output)).not.toContain("sentinel");
  });
});
