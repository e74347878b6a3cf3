import "#lib/testing/database.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { CreateCredentialInput } from "#lib/contracts/credentials.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { env } from "#lib/env.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startEtcd } from "#lib/testing/servers/start-etcd.ts";
import { startHttpbin } from "#lib/testing/servers/start-httpbin.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { createConnector } from "./create-connector.ts";
import { testConnector } from "./test-connector.ts";

type Credential = Omit<CreateCredentialInput, "name">;

const SENTINEL = "sentinel-4711-x/y+z";
const PASSWORD = "sentinel-password";

let httpbin: TestServer;
let workspace: TestWorkspace;

beforeAll(async () => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1,::1,localhost";
  if (isAvailable("httpbin")) httpbin = await startHttpbin();
});

afterAll(() => httpbin?.stop());

beforeEach(async () => {
  workspace = await makeWorkspace();
});

async function connector(settings: object, credential: Credential | null = null, field = "credentialId"): Promise<string> {
  const { ctx } = workspace;
  const made = credential && (await createCredential(ctx, { name: "key", ...credential } as CreateCredentialInput)).credential.id;
  const input = { name: "service", displayName: "Service", baseUrl: httpbin?.url, retry: { maxRetries: 0 }, ...settings, [field]: made };
  return (await createConnector(ctx, CreateConnectorInput.parse(input))).connector.id;
}

const test = async (id: string, path: string) => (await testConnector(workspace.ctx, { id, path, method: "GET" })).test;

async function call(id: string, path: string, method = "GET") {
  const { ctx } = workspace;
  const { endpoint } = await createEndpoint(ctx, { id, ...CreateEndpointInput.parse({ name: "call", displayName: "Call", method, path }) });
  return (await callEndpoint(ctx, { id: endpoint.id, ...ExecuteInput.parse({}) })).result;
}

describe.skipIf(!isAvailable("httpbin"))("httpbin", () => {
  const withPassword = (secret: string) => ({ type: "basic", data: { username: "user", password: secret } }) as const;

  it.each(["basic", "digest"])("lets a connector in by %s, and tells a test when the password is wrong", async (authType) => {
    const path = authType === "basic" ? `/basic-auth/user/${PASSWORD}` : `/digest-auth/auth/user/${PASSWORD}`;
    const good = await connector({ authType }, withPassword(PASSWORD));
    expect(await test(good, path)).toMatchObject({ ok: true, status: 200 });
    expect(await call(good, path)).toMatchObject({ authenticated: true, user: "user" });
    workspace = await makeWorkspace();
    const bad = await connector({ authType }, withPassword("wrong-password"));
    expect(await test(bad, path)).toMatchObject({ ok: false, layer: "auth", detail: expect.stringContaining("401") });
    await expect(call(bad, path)).rejects.toMatchObject({ extra: { layer: "auth" } });
  });

  it.each(["MD5", "SHA-256"])("takes the digest by %s", async (algorithm) => {
    const path = `/digest-auth/auth/user/${PASSWORD}/${algorithm}`;
    const id = await connector({ authType: "digest" }, withPassword(PASSWORD));
    for (const name of ["one", "two", "three"]) {
      const { ctx } = workspace;
      const { endpoint } = await createEndpoint(ctx, {
        id,
        ...CreateEndpointInput.parse({ name, displayName: name, method: "GET", path }),
      });
      expect((await callEndpoint(ctx, { id: endpoint.id, ...ExecuteInput.parse({}) })).result).toMatchObject({ authenticated: true });
    }
  });

  it("lets a connector in by bearer token, and refuses one without", async () => {
    const id = await connector({ authType: "bearer" }, { type: "bearer", data: { token: SENTINEL } });
    expect(await test(id, "/bearer")).toMatchObject({ ok: true, status: 200 });
    expect(await call(id, "/bearer")).toEqual({ authenticated: true, token: "[redacted]" });
    workspace = await makeWorkspace();
    const without = await connector({ authType: "bearer" });
    expect(await test(without, "/bearer")).toMatchObject({ ok: false, layer: "auth" });
  });

  it.each([
    ["header", "/headers", { headers: { "X-Key": "[redacted]" } }],
    ["query", "/get", { args: { "X-Key": "[redacted]" } }],
    ["cookie", "/cookies", { cookies: { "X-Key": "[redacted]" } }],
  ])("gets an API key in the %s, and what it repeats of it is shown to nobody", async (place, path, expected) => {
    const id = await connector(
      { authType: "api_key", authConfig: { in: place, name: "X-Key" } },
      { type: "api_key", data: { apiKey: SENTINEL } },
    );
    expect(await test(id, path)).toMatchObject({ ok: true, status: 200 });
    const result = await call(id, path);
    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain("sentinel");
  });

  it("gets headers that are built from several secrets, and a test names one that is missing", async () => {
    const headers = { "X-Account": "acct-{{account}}", "X-Sign": "v1 {{ key }}:{{account}}" };
    const values = { account: "sentinel-account", key: SENTINEL };
    const id = await connector({ authType: "custom_headers", authConfig: { headers } }, { type: "secrets", data: { values } });
    expect(await test(id, "/headers")).toMatchObject({ ok: true });
    expect(await call(id, "/headers")).toMatchObject({ headers: { "X-Account": "acct-[redacted]", "X-Sign": "v1 [redacted]:[redacted]" } });
    workspace = await makeWorkspace();
    const lacking = await connector(
      { authType: "custom_headers", authConfig: { headers } },
      { type: "secrets", data: { values: { key: SENTINEL } } },
    );
    expect(await test(lacking, "/headers")).toMatchObject({ ok: false, layer: "auth", detail: expect.stringContaining("account") });
  });

  it("is reached without any credential, and a test says what an address that does not exist is worth", async () => {
    const id = await connector({});
    expect(await test(id, "")).toMatchObject({ ok: true, status: 200 });
    expect(await test(id, "/status/404")).toMatchObject({ ok: null, status: 404 });
    expect(await test(id, "/status/503")).toMatchObject({ ok: false, layer: "upstream" });
  });
});

it("tells a test why a service is not reached", async () => {
  const dead = await connector({ baseUrl: "http://127.0.0.1:1" });
  expect(await test(dead, "")).toMatchObject({ ok: false, status: null, layer: "connect" });
  workspace = await makeWorkspace();
  const forbidden = await connector({ baseUrl: "http://169.254.169.254" });
  expect(await test(forbidden, "")).toMatchObject({ ok: false, layer: "policy" });
});

it("refuses a connector whose auth is not told how to sign", async () => {
  await expect(connector({ authType: "oauth2" })).rejects.toMatchObject({ extra: { errors: [{ path: "authConfig.oauth2" }] } });
  await expect(connector({ authType: "custom_headers" })).rejects.toMatchObject({ extra: { errors: [{ path: "authConfig.headers" }] } });
  await expect(connector({ authType: "digest" }, { type: "bearer", data: { token: "t" } })).rejects.toMatchObject({
    code: "invalid_request",
  });
});

describe.skipIf(!isAvailable("etcd"))("etcd with mutual TLS", () => {
  const certificate = makeCertificate("localhost");
  const client = makeCertificate("caller.test");
  const KEY = { type: "client_certificate", data: { certificate: client.cert, privateKey: client.key, passphrase: "" } } as const;
  let etcd: TestServer;

  beforeAll(async () => {
    etcd = await startEtcd({ certificate, client });
  });
  afterAll(() => etcd?.stop());

  const secured = (settings: object, credential: Credential | null) =>
    connector({ baseUrl: `https://localhost:${etcd.port}`, tlsCa: certificate.cert, ...settings }, credential, "tlsCredentialId");

  it("lets in who shows the certificate that it trusts", async () => {
    const id = await secured({}, KEY);
    expect(await test(id, "/health")).toMatchObject({ ok: true, status: 200 });
    expect(await call(id, "/v3/kv/range", "POST").catch((thrown) => thrown.extra.layer)).not.toBe("tls");
  });

  it("takes connections of a gRPC connector, and a dead port does not", async () => {
    expect(await test(await secured({ apiType: "grpc" }, KEY), "")).toMatchObject({ ok: true, status: null });
    workspace = await makeWorkspace();
    expect(await test(await secured({ apiType: "grpc", baseUrl: "https://localhost:1" }, KEY), "")).toMatchObject({
      ok: false,
      layer: "connect",
    });
  });

  it("is not reached without the certificate, with another one, or by who does not know its authority", async () => {
    const other = makeCertificate("caller.test");
    const stranger = { type: "client_certificate", data: { certificate: other.cert, privateKey: other.key, passphrase: "" } } as const;
    for (const [settings, credential] of [
      [{}, null],
      [{}, stranger],
      [{ tlsCa: null }, KEY],
    ] as const) {
      workspace = await makeWorkspace();
      expect(await test(await secured(settings, credential), "/health")).toMatchObject({ ok: false, status: null, layer: "tls" });
    }
  });
});
