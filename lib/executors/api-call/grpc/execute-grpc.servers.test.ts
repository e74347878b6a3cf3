import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Egress } from "#lib/egress/egress.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { compileSchema } from "#lib/services/parameters/compile-schema.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { type CerbosServer, startCerbos } from "#lib/testing/servers/start-cerbos.ts";
import { etcdDescriptions, startEtcd } from "#lib/testing/servers/start-etcd.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { type DescriptionText, loadDescription } from "./descriptors/load-description.ts";
import { loadSource } from "./load-source.ts";
import { toText } from "./testing/describe.ts";
import { describeMethods } from "./testing/describe-methods.ts";
import { type GrpcOver, runGrpc } from "./testing/run-grpc.ts";

let egress: Egress & AsyncDisposable;
beforeAll(() => {
  egress = openEgress("127.0.0.0/8");
});
afterAll(() => egress[Symbol.asyncDispose]());

const env = () => ({ egress, signal: new AbortController().signal, timeoutMs: 10_000, record: { logs: () => {}, phase: () => {} } });
const reflected = async (baseUrl: string, over: Partial<Upstream> = {}) =>
  toText((await loadSource({ source: "service" }, upstreamOf(baseUrl, over), env())).document);
const base64 = (text: string) => Buffer.from(text).toString("base64");

const tls = makeCertificate("server.example.com");
const client = makeCertificate("client.example.com");
const trusting = { ca: tls.cert, serverName: "server.example.com" };

describe.skipIf(!isAvailable("cerbos"))("Cerbos, by reflection", () => {
  let server: CerbosServer;
  let description: DescriptionText;
  beforeAll(async () => {
    server = await startCerbos();
    description = await reflected(`http://127.0.0.1:${server.grpcPort}`);
  });
  afterAll(() => server.stop());

  const call = (name: string, parameters: Record<string, Json> = {}, over: Partial<GrpcOver> = {}) =>
    runGrpc(egress, { baseUrl: `http://127.0.0.1:${server.grpcPort}`, description, name, ...over }, parameters);
  const CHECK = "cerbos.svc.v1.CerbosService/CheckResources";
  const request = {
    requestId: "r1",
    principal: { id: "ann", roles: ["user"], attr: { dept: "x", n: 3, tags: ["a", null, true] } },
    resources: [{ actions: ["view", "edit"], resource: { kind: "doc", id: "1" } }],
  };

  it("describes all its methods, with schemas that compile and fit", () => {
    const methods = describeMethods(loadDescription(description));
    expect(methods.length).toBeGreaterThan(20);
    for (const { bodySchema, responseSchema } of methods) {
      compileSchema(bodySchema, "bodySchema");
      compileSchema(responseSchema as JsonObject, "responseSchema", "output");
    }
    const check = methods.find(({ name }) => name === CHECK);
    const validate = compileSchema(check?.bodySchema ?? {}, "bodySchema");
    expect(validate(structuredClone(request), "parameters")).toEqual([]);
    expect(validate({ nope: 1 }, "parameters")).toEqual([{ path: "parameters.nope", message: "is not known here" }]);
  });

  it("tells its version", async () => {
    const { output, failure } = await call("cerbos.svc.v1.CerbosService/ServerInfo");
    expect(failure).toBeUndefined();
    expect(output).toMatchObject({ version: "0.51.0" });
  });

  it("takes a policy from its administrator only, and decides by it as its REST side does", async () => {
    const ADD = "cerbos.svc.v1.CerbosAdminService/AddOrUpdatePolicy";
    const rules = [{ actions: ["view"], effect: "EFFECT_ALLOW", roles: ["user"] }];
    const policies = [{ apiVersion: "api.cerbos.dev/v1", resourcePolicy: { resource: "doc", version: "default", rules } }];
    expect((await call(ADD, { policies })).failure).toMatchObject({
      layer: "auth",
      message: expect.stringContaining("UNAUTHENTICATED (16)"),
    });
    const auth = { type: "basic", username: "cerbos", password: "cerbosAdmin" } as const;
    expect((await call(ADD, { policies }, { auth })).output).toEqual({ success: {} });

    const { output, failure } = await call(CHECK, request);
    expect(failure).toBeUndefined();
    const actions = { view: "EFFECT_ALLOW", edit: "EFFECT_DENY" };
    expect(output).toMatchObject({ requestId: "r1", results: [{ resource: { id: "1", kind: "doc" }, actions }] });
    const rest = await fetch(`${server.url}/api/check/resources`, { method: "POST", body: JSON.stringify(request) });
    expect(await rest.json()).toMatchObject({ results: [{ actions }] });
  });

  it("says what is wrong with a request, and is not asked where we know", async () => {
    const { failure } = await call(CHECK, {});
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringMatching(/INVALID_ARGUMENT \(3\).*principal.*resources/) });
    const refused = await call(CHECK, { nope: 1 });
    expect(refused).toMatchObject({ failure: { layer: "validation", message: expect.stringContaining("nope") }, attempts: [] });
  });

  it("streams its health until the deadline, or as many messages as are wanted", async () => {
    const WATCH = "grpc.health.v1.Health/Watch";
    const expected = { messages: [{ status: "SERVING" }], truncated: true };
    const run = await call(WATCH, {}, { timeoutMs: 700 });
    expect(run.output).toEqual(expected);
    expect(run.ms).toBeGreaterThanOrEqual(690);
    expect((await call(WATCH, {}, { maxMessages: 1, timeoutMs: 10_000 })).output).toEqual(expected);
  });

  it("does not know what is not there", async () => {
    const { failure } = await call("grpc.health.v1.Health/Check", { service: "nope" });
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining("NOT_FOUND (5)") });
  });

  it("speaks TLS with whoever trusts it", async () => {
    const secure = await startCerbos({ certificate: tls });
    const baseUrl = `https://127.0.0.1:${secure.grpcPort}`;
    try {
      const own = await reflected(baseUrl, { tls: trusting });
      expect((await call("cerbos.svc.v1.CerbosService/ServerInfo", {}, { baseUrl, tls: trusting, description: own })).output).toMatchObject(
        { version: "0.51.0" },
      );
      expect((await call("cerbos.svc.v1.CerbosService/ServerInfo", {}, { baseUrl })).failure).toMatchObject({ layer: "tls" });
    } finally {
      await secure.stop();
    }
  });
});

describe.skipIf(!isAvailable("etcd"))("etcd, by its .proto files", () => {
  let server: TestServer;
  let description: DescriptionText;
  beforeAll(async () => {
    server = await startEtcd();
    const names = readdirSync(etcdDescriptions).filter((name) => name.endsWith(".proto"));
    const files = names.map((name) => ({ name, content: readFileSync(path.join(etcdDescriptions, name), "utf8"), base64: false }));
    description = toText((await loadSource({ source: "upload", files }, upstreamOf(server.url), env())).document);
  });
  afterAll(() => server.stop());

  const call = (name: string, parameters: Record<string, Json> = {}, over: Partial<GrpcOver> = {}) =>
    runGrpc(egress, { baseUrl: server.url, description, name: `etcdserverpb.${name}`, ...over }, parameters);

  it("asks for an upload instead of reflection", async () => {
    await expect(reflected(server.url)).rejects.toMatchObject({
      layer: "upstream",
      message: expect.stringContaining("upload its .proto files"),
    });
  });

  it("describes 41 methods, with schemas that compile", () => {
    const methods = describeMethods(loadDescription(description));
    expect(methods).toHaveLength(41);
    for (const { bodySchema } of methods) compileSchema(bodySchema, "bodySchema");
    expect(methods.filter(({ unsupported }) => unsupported !== null).map(({ name }) => name)).toEqual([
      "etcdserverpb.Lease/LeaseKeepAlive",
      "etcdserverpb.Watch/Watch",
    ]);
  });

  it("keeps bytes, and counts in 64 bits", async () => {
    expect((await call("KV/Put", { key: base64("k1"), value: base64("v1 ü\u0000") })).failure).toBeUndefined();
    const { output } = await call("KV/Range", { key: base64("k"), range_end: base64("l") });
    expect(output).toMatchObject({ kvs: [{ key: base64("k1"), value: base64("v1 ü\u0000"), version: "1" }], count: "1", more: false });
  });

  it("compares and branches: enums, oneofs and messages within each other", async () => {
    await call("KV/Put", { key: base64("t"), value: base64("old") });
    const { output, failure } = await call("KV/Txn", {
      compare: [{ result: "Equal", target: "Value", key: base64("t"), value: base64("old") }],
      success: [{ requestPut: { key: base64("t"), value: base64("new") } }, { requestRange: { key: base64("t") } }],
      failure: [{ requestDeleteRange: { key: base64("t") } }],
    });
    expect(failure).toBeUndefined();
    expect(output).toMatchObject({
      succeeded: true,
      responses: [{ responsePut: {} }, { responseRange: { kvs: [{ value: base64("new") }] } }],
    });
  });

  it("streams a snapshot", async () => {
    const { output } = await call("Maintenance/Snapshot", {}, { maxMessages: 1 });
    expect(output).toMatchObject({ truncated: true });
  });

  it("speaks TLS with whoever shows its client certificate", async () => {
    const secure = await startEtcd({ certificate: tls, client });
    try {
      const withCertificate = { ...trusting, cert: client.cert, key: client.key };
      const run = await call("KV/Range", { key: base64("k") }, { baseUrl: secure.url, tls: withCertificate });
      expect(run.failure).toBeUndefined();
      expect((await call("KV/Range", { key: base64("k") }, { baseUrl: secure.url, tls: trusting })).failure).toMatchObject({
        layer: "tls",
      });
    } finally {
      await secure.stop();
    }
  });
});
