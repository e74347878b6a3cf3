import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput, type Endpoint, EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { updateConnector } from "../connectors/update-connector.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { getEndpoint } from "../endpoints/get-endpoint.ts";
import { loadEndpoint } from "../endpoints/load-endpoint.ts";
import { updateEndpoint } from "../endpoints/update-endpoint.ts";
import { getConnectorSchema } from "./get-connector-schema.ts";
import { updateConnectorSchema } from "./update-connector-schema.ts";

const proto = (fields: string) => `
  syntax = "proto3";
  package t;
  message A { ${fields} }
  message B { string b = 1; }
  service S { rpc First(A) returns (A); rpc Second(B) returns (B); }`;
const wsdl = (name: string) => {
  const element = `<xs:element name="${name}" type="xs:string"/>`;
  const answer = `<xs:element name="SendResponse"><xs:complexType><xs:sequence>${element}</xs:sequence></xs:complexType></xs:element>`;
  return wsdlText(sendOf(element, answer));
};

/** Each protocol with a description, its next version, and an operation whose schemas differ in the two. */
const PROTOCOLS = {
  grpc: {
    file: "a.proto",
    before: proto("string a = 1;"),
    after: proto("string a = 1; string added = 2;"),
    without: proto("string a = 1;").replace("rpc First", "rpc Other"),
    operation: { kind: "grpc", service: "t.S", method: "First" },
  },
  graphql: {
    file: "a.graphql",
    before: "type Query { first(a: String): String second(b: Int!): Int }",
    after: "type Query { first(a: String): Boolean second(b: Int!): Int }",
    without: "type Query { second(b: Int!): Int }",
    operation: { kind: "graphql", document: "query ($a: String) { first(a: $a) }" },
  },
  soap: {
    file: "a.wsdl",
    before: wsdl("a"),
    after: wsdl("added"),
    without: wsdl("a").replaceAll('operation name="Send"', 'operation name="Other"'),
    operation: { kind: "soap", operation: "Send" },
  },
} as const;
type Described = keyof typeof PROTOCOLS;
const KINDS = Object.keys(PROTOCOLS) as Described[];

let workspace: TestWorkspace;
beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

async function makeConnector(apiType: string, changes: object = {}): Promise<string> {
  const input = { name: "service", displayName: "Service", apiType, baseUrl: "http://127.0.0.1:9", ...changes };
  return (await createConnector(workspace.ctx, CreateConnectorInput.parse(input))).connector.id;
}

async function makeEndpoint(id: string, changes: object): Promise<Endpoint> {
  const input = CreateEndpointInput.parse({ name: "first", displayName: "First", ...changes });
  return (await createEndpoint(workspace.ctx, { id, ...input })).endpoint;
}

async function describedBy(kind: Described, changes: object = {}) {
  const id = await makeConnector(kind);
  const upload = (content: string) =>
    updateConnectorSchema(workspace.ctx, { id, source: "upload", files: [{ name: PROTOCOLS[kind].file, content, base64: false }] });
  await upload(PROTOCOLS[kind].before);
  const endpoint = await makeEndpoint(id, { operation: PROTOCOLS[kind].operation, ...changes });
  return { id, upload, endpoint };
}

/** As the page of a definition saves it: with all fields, also those that nobody touched. */
async function save(endpoint: Endpoint, changes: object): Promise<Endpoint> {
  const all = { ...EndpointDefinition.parse(endpoint), ...changes };
  return (await updateEndpoint(workspace.ctx, { id: endpoint.id, ...all })).endpoint;
}

const present = async (endpoint: Endpoint) => (await getEndpoint(workspace.ctx, { id: endpoint.id })).endpoint;
const call = (id: string) => callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({ parameters: {} }) });
const OWN = { type: "object", properties: { mine: { type: "integer" } } };

describe.each(KINDS)("an endpoint of a %s service", (kind) => {
  const { after, without } = PROTOCOLS[kind];

  it("loses and regains the schema of its answers with a projection, though everything else is sent along", async () => {
    const { endpoint } = await describedBy(kind);
    expect(endpoint.responseSchema).not.toBeNull();
    const projected = await save(endpoint, { projection: "x" });
    expect(projected).toMatchObject({ bodySchema: endpoint.bodySchema, responseSchema: null });
    const whole = await save(projected, { projection: null });
    expect(whole).toMatchObject({ bodySchema: endpoint.bodySchema, responseSchema: endpoint.responseSchema });
  });

  it("has none for its answers when it is made with a projection", async () => {
    const { endpoint } = await describedBy(kind, { projection: "x" });
    expect(endpoint.responseSchema).toBeNull();
  });

  it("keeps what a person wrote for a projection, also when the description changes", async () => {
    const { endpoint, upload } = await describedBy(kind, { projection: "x", responseSchema: OWN });
    expect(endpoint.responseSchema).toEqual(OWN);
    await upload(after);
    expect((await present(endpoint)).responseSchema).toEqual(OWN);
  });

  it("follows a new description, as a new version", async () => {
    const { endpoint, upload } = await describedBy(kind);
    expect((await upload(PROTOCOLS[kind].before)).endpoints).toEqual({ changed: 0, misfits: [], left: 0 });
    expect((await upload(after)).endpoints).toEqual({ changed: 1, misfits: [], left: 0 });
    const changed = await present(endpoint);
    expect(changed.version).toBe(endpoint.version + 1);
    expect(changed.responseSchema).not.toEqual(endpoint.responseSchema);
    const versions = await db().endpointVersion.findMany({ where: { endpointId: endpoint.id }, orderBy: { version: "asc" } });
    expect(versions.map(({ definition }) => definition)).toMatchObject([
      { responseSchema: endpoint.responseSchema },
      { responseSchema: changed.responseSchema },
    ]);
  });

  it("stays as it is, and is told, where a new description does not have its operation, until another one does", async () => {
    const { endpoint, upload } = await describedBy(kind);
    expect((await upload(without)).endpoints).toEqual({ changed: 0, misfits: [{ name: "first", reason: expect.any(String) }], left: 0 });
    expect(await present(endpoint)).toMatchObject({ version: endpoint.version, responseSchema: endpoint.responseSchema });
    await expect(call(endpoint.id)).rejects.toMatchObject({ code: "conflict" });
    expect((await upload(after)).endpoints).toMatchObject({ changed: 1, misfits: [] });
    expect((await present(endpoint)).responseSchema).not.toEqual(endpoint.responseSchema);
  });

  it("can neither be called nor saved by a description of another protocol", async () => {
    const { id, endpoint } = await describedBy(kind);
    const other = kind === "graphql" ? "soap" : "graphql";
    await updateConnector(workspace.ctx, { id, apiType: other });
    await expect(call(endpoint.id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("another protocol") });
    await expect(save(endpoint, {})).rejects.toMatchObject({ code: "invalid_request", extra: { errors: [{ path: "operation" }] } });
    const made = makeEndpoint(id, { name: "second", operation: PROTOCOLS[other].operation });
    // GraphQL alone can be called without a description.
    if (other === "graphql") expect(await made).toMatchObject({ responseSchema: null });
    else await expect(made).rejects.toMatchObject({ message: expect.stringContaining("WSDL") });
  });

  it("cannot be called when its connector becomes one of REST", async () => {
    const { id, endpoint } = await describedBy(kind);
    await updateConnector(workspace.ctx, { id, apiType: "rest" });
    await expect(call(endpoint.id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("another protocol") });
  });

  it("is remembered without the text of the description, whose size is told", async () => {
    const { id, endpoint } = await describedBy(kind);
    const { plan } = await loadEndpoint(workspace.ctx.workspace.id, endpoint.id, undefined);
    const { document } = await db().connectorSchema.findUniqueOrThrow({ where: { connectorId: id } });
    expect(JSON.stringify(plan)).not.toContain(JSON.stringify(document));
    expect((await getConnectorSchema(workspace.ctx, { id })).schema).toMatchObject({ kind, bytes: Buffer.byteLength(document) });
  });
});

describe("an endpoint of a gRPC service", () => {
  it("gets the schemas of another method, though all fields are sent along, and keeps what a person wrote", async () => {
    const { id, endpoint } = await describedBy("grpc");
    const operation = { kind: "grpc", service: "t.S", method: "Second", maxMessages: 100 };
    const switched = await save(endpoint, { operation });
    expect(switched).toMatchObject({ bodySchema: { properties: { b: {} } }, responseSchema: { properties: { b: {} } } });
    const own = await makeEndpoint(id, { name: "own", operation: PROTOCOLS.grpc.operation, bodySchema: OWN });
    expect(await save(own, { operation })).toMatchObject({ bodySchema: OWN, responseSchema: { properties: { b: {} } } });
  });
});

describe("an endpoint of a GraphQL service", () => {
  it("loses the schema of its answers when document and projection change at once", async () => {
    const { endpoint } = await describedBy("graphql");
    const operation = { ...endpoint.operation, document: "query ($b: Int!) { second(b: $b) }" };
    expect(await save(endpoint, { operation, projection: "second" })).toMatchObject({
      bodySchema: { required: ["b"] },
      responseSchema: null,
    });
  });
});

describe("what has no effect", () => {
  const COMMON = [
    { pagination: { type: "link" } },
    { bodyType: "form" },
    { answerType: "text" },
    { method: "PUT" },
    { path: "/x" },
    { path: "/{id}", pathParams: [{ name: "id", type: "string" }] },
    { queryParams: [{ name: "q", type: "string" }] },
    { cookieParams: [{ name: "c", type: "string" }] },
  ];

  it.each([...COMMON, { idempotencyHeader: "x-key" }])("is refused in gRPC: %j", async (changes) => {
    await expect(describedBy("grpc", changes)).rejects.toMatchObject({
      code: "invalid_request",
      extra: { errors: [{ path: Object.keys(changes)[0] }] },
    });
  });

  it.each([...COMMON, { headerParams: [{ name: "h", type: "string" }] }])(
    "is refused where an adapter is the protocol: %j",
    async (changes) => {
      const adapter = { request: "() => ({})", response: "() => null" };
      const id = await makeConnector("custom", { adapter });
      const operation = { kind: "custom", name: "run" };
      await expect(makeEndpoint(id, { operation, ...changes })).rejects.toMatchObject({
        code: "invalid_request",
        extra: { errors: [{ path: Object.keys(changes)[0] }] },
      });
      expect(await makeEndpoint(id, { operation, idempotencyHeader: "x-key" })).toMatchObject({ idempotencyHeader: "x-key" });
    },
  );
});
