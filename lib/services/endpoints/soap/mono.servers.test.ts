import "#lib/testing/database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { env } from "#lib/env.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startMonoAsmx } from "#lib/testing/servers/start-mono-asmx.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { updateConnectorSchema } from "../../connector-schemas/update-connector-schema.ts";
import { testConnector } from "../../connectors/test-connector.ts";
import { createEndpoint } from "../create-endpoint.ts";
import { updateEndpoint } from "../update-endpoint.ts";
import { type SoapConnector, soapConnector } from "./testing/soap-connector.ts";

const V12 = { operation: { kind: "soap", service: "TestService", port: null, operation: "Add", soapVersion: "1.2" } };

describe.skipIf(!isAvailable("mono"))("Mono's ASP.NET", () => {
  let server: TestServer;
  let soap: SoapConnector;

  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    server = await startMonoAsmx();
    soap = await soapConnector(`${server.url}/TestService.asmx`);
  });

  afterAll(() => server.stop());

  it("offers each operation once, though two ports and plain HTTP have it", () => {
    expect(soap.operationNames).toEqual(["TestService.Add", "TestService.Echo"]);
  });

  it("is reached in a test, which asks for its description", async () => {
    const { test } = await testConnector(soap.workspace.ctx, { id: soap.connectorId, path: "", method: "GET" });
    expect(test).toMatchObject({ ok: true, status: 200, detail: "The service described itself" });
  });

  it("is called by SOAP 1.1 and 1.2", async () => {
    expect(await soap.call("TestService.Add", { a: 2, b: 40 })).toEqual({ AddResult: 42 });
    expect(await soap.call("TestService.Add", { b: 6, a: 5 }, V12)).toEqual({ AddResult: 11 });
  });

  it("gives every text back as it was sent", async () => {
    for (const text of ['<b>&"é😀', " ]]>\t\n\r ", "<!DOCTYPE a>", ""]) {
      expect(await soap.call("TestService.Echo", { a: text })).toEqual({ EchoResult: text });
    }
  });

  it("is not called with what does not fit its schema, and its own refusal is told where nothing is checked", async () => {
    await expect(soap.call("TestService.Add", { a: "x" })).rejects.toMatchObject({
      code: "invalid_parameters",
      extra: {
        errors: expect.arrayContaining([
          { path: "parameters.a", message: "must be integer" },
          { path: "parameters.b", message: "is required" },
        ]),
      },
    });
    await expect(soap.call("TestService.Add", { a: "x", b: 1 }, { requestValidation: "off" })).rejects.toMatchObject({
      code: "upstream_failed",
      message: expect.stringContaining("Server was unable to read request"),
      extra: { layer: "upstream", retryable: false, partialData: { fault: { code: "Client" } } },
    });
    const sender = soap.call("TestService.Add", { a: "x", b: 1 }, { requestValidation: "off", ...V12 });
    await expect(sender).rejects.toMatchObject({ extra: { partialData: { fault: { code: "Sender" } } } });
  });

  it("gives the part of an answer that the endpoint asks for", async () => {
    expect(await soap.call("TestService.Add", { a: 1, b: 2 }, { projection: "AddResult" })).toBe(3);
    const refused = soap.call("TestService.Add", { a: 1, b: -1 }, { errorWhen: "AddResult == `0`" });
    await expect(refused).rejects.toMatchObject({ code: "upstream_failed" });
  });

  it("is described by no address that is none of http, nor by one of the inner network", async () => {
    const { ctx } = soap.workspace;
    const read = (url: string) => updateConnectorSchema(ctx, { id: soap.connectorId, source: "url", url });
    await expect(read("http://169.254.169.254/?wsdl")).rejects.toMatchObject({ extra: { layer: "policy" } });
    await expect(read("file:///etc/hostname")).rejects.toMatchObject({ extra: { layer: "policy" } });
    expect((await read(`${server.url}/TestService.asmx?wsdl`)).schema).toMatchObject({ kind: "soap", operations: 2 });
  });

  it("has no endpoint for an operation that it does not have, nor for one of another protocol", async () => {
    const make = (operation: object, rest: object = {}) =>
      createEndpoint(soap.workspace.ctx, {
        id: soap.connectorId,
        ...CreateEndpointInput.parse({ name: "x", displayName: "X", operation, ...rest }),
      });
    const soapOperation = { kind: "soap", operation: "Subtract" };
    await expect(make(soapOperation)).rejects.toMatchObject({
      code: "invalid_request",
      message: "operation is not in the service's description",
    });
    await expect(make({ kind: "grpc", service: "a", method: "b" })).rejects.toMatchObject({ code: "invalid_request" });
    await expect(make({ ...soapOperation, operation: "Add" }, { path: "/x" })).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("path does not apply"),
    });
  });

  it("keeps a schema of the parameters that a person wrote, and replaces one that was made for another operation", async () => {
    const own = { type: "object", properties: { a: { const: 1 }, b: { type: "integer" } }, required: ["a", "b"] };
    const kept = await soap.endpointOf("TestService.Add", { bodySchema: own });
    expect(kept.bodySchema).toEqual(own);
    const made = await soap.endpointOf("TestService.Add");
    const operation = { ...V12.operation, kind: "soap" as const, operation: "Echo", soapVersion: null };
    const { endpoint } = await updateEndpoint(soap.workspace.ctx, { id: made.id, version: made.version, operation });
    expect(endpoint.bodySchema).toMatchObject({ properties: { a: { type: "string" } } });
  });
});

const order = (changes: object) => ({
  attributes: { id: 8, at: "2026-01-02T03:04:05Z" },
  Color: "Red",
  Maybe: 3,
  Big: 1,
  Card: "c",
  Day: "2026-01-02",
  ...changes,
});

const RICH = order({
  attributes: { id: 7, at: "2026-01-02T03:04:05" },
  Note: "n",
  Color: "dark blue",
  Maybe: null,
  Price: { $value: 1.1, attributes: { currency: "EUR" } },
  Pets: {
    Animal: [
      { $type: "Dog", Name: "Rex", Barks: true },
      { $type: "Cat", Name: "Tom", Lives: 9 },
    ],
  },
  Line: [
    { Sku: "a", Qty: 1 },
    { Qty: 2, Sku: "b" },
  ],
  Tags: { Tag: ["x", "y"] },
  Blob: "aGk=",
  Big: "9007199254740993",
  Anything: "text",
  Child: order({}),
});

describe.skipIf(!isAvailable("mono"))("everything that Mono's serializer knows", () => {
  let server: TestServer;
  let soap: SoapConnector;

  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    server = await startMonoAsmx();
    soap = await soapConnector(`${server.url}/Rich.asmx`);
  });

  afterAll(() => server.stop());

  const over = (soapVersion: string, operation: string) => ({
    operation: { kind: "soap", service: "Rich", port: null, operation, soapVersion },
  });

  it.each(["1.1", "1.2"])(
    "goes there and back over SOAP %s: attributes, enumerations, derived types, choices, lists, null",
    async (version) => {
      expect(await soap.call("Rich.Echo", { order: RICH }, over(version, "Echo"))).toEqual({ EchoResult: RICH });
      expect(await soap.call("Rich.Bare", RICH, over(version, "Bare"))).toEqual(RICH);
    },
  );

  it("is refused where it does not fit: both alternatives of a choice, a type of another tree, an attribute of another type", async () => {
    const wrong = [
      order({ Iban: 5 }),
      order({ Pets: { Animal: [{ $type: "Line", Sku: "" }] } }),
      order({ attributes: { id: "x", at: "" } }),
    ];
    for (const one of wrong) await expect(soap.call("Rich.Echo", { order: one })).rejects.toMatchObject({ code: "invalid_parameters" });
  });

  it("writes and reads the SOAP encoding, with its arrays and references", async () => {
    const parameters = { line: { Sku: "s", Qty: 1 }, numbers: [1, 2], suffix: "!" };
    expect(await soap.call("Rich.Encoded", parameters)).toEqual({ EncodedResult: { Sku: "s!", Qty: 3 } });
  });

  it("sends a header with attributes, and reads the one that comes back", async () => {
    const header = (Key: string) => ({ soapHeaders: { Token: { Key, attributes: { level: 3 } } } });
    expect(await soap.call("Rich.Secret", header("k"))).toEqual({ SecretResult: "k3", ...header("changed") });
  });

  it("takes and gives XML that no schema describes", async () => {
    expect(await soap.call("Rich.Xml", { node: { a: { b: ["x", "y"] } } })).toMatchObject({ XmlResult: { a: { b: ["x", "y"] } } });
  });

  it("has a result of null for an operation that does not answer", async () => {
    expect(await soap.call("Rich.Fire", { text: "x" })).toBeNull();
  });

  it("tells two operations of the same name apart", async () => {
    expect(await soap.call("Rich.Twice", { a: 4 })).toMatchObject({ TwiceResult: 8 });
    expect(await soap.call("Rich.TwiceText", { a: "x" })).toMatchObject({ TwiceTextResult: "xx" });
  });

  it("fails with the code, the actor and the detail of the service's own fault", async () => {
    await expect(soap.call("Rich.Fail", { text: "way" })).rejects.toMatchObject({
      message: expect.stringContaining("no way"),
      extra: { partialData: { fault: { code: "Custom", actor: "urn:actor", detail: { why: "way" } } } },
    });
  });
});
