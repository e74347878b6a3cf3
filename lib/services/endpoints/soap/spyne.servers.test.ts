import "#lib/testing/database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "#lib/env.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startSpyne } from "#lib/testing/servers/start-spyne.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { importOperations } from "../../connector-schemas/import-operations.ts";
import { type SoapConnector, soapConnector } from "./testing/soap-connector.ts";

const CODE = { "1.1": "Client", "1.2": "Sender" } as const;

describe.skipIf(!isAvailable("spyne")).each(["1.1", "1.2"] as const)("Spyne with SOAP %s", (version) => {
  let server: TestServer;
  let soap: SoapConnector;

  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    server = await startSpyne(version);
    // It names a host of its own: the connector's counts.
    soap = await soapConnector(server.url);
  });

  afterAll(() => server.stop());

  const call = (operation: string, parameters: object, changes?: object) => {
    const name = soap.operationNames.find((candidate) => candidate.endsWith(`.${operation}`));
    return soap.call(name ?? operation, parameters, changes);
  };

  it("makes an endpoint of every operation", async () => {
    const { workspace, connectorId: id, operationNames: operations } = await soapConnector(server.url);
    expect(operations.length).toBeGreaterThan(40);
    const { endpoints, skipped } = await importOperations(workspace.ctx, { id, operations });
    expect(skipped).toEqual([]);
    expect(endpoints).toHaveLength(operations.length);
  });

  // Spyne checks every message against its own schema, so an echo is a proof of the order, the names and the namespaces.
  it.each<[string, object, unknown]>([
    ["echo_string", { s: "héllo & <more>" }, "héllo & <more>"],
    ["echo_integer", { i: 5 }, 5],
    ["echo_integer", { i: "9007199254740993" }, "9007199254740993"],
    ["echo_boolean", { b: true }, true],
    ["echo_double", { f: 1e300 }, 1e300],
    ["echo_float", { f: 1.5 }, 1.5],
    ["echo_datetime", { dt: "2026-01-02T03:04:05" }, "2026-01-02T03:04:05"],
    ["echo_date", { d: "2026-01-02" }, "2026-01-02"],
    ["echo_time", { t: "03:04:05" }, "03:04:05"],
    ["echo_duration", { dur: "P1D" }, "P1D"],
    ["echo_bytearray", { data: "aGk=" }, "aGk="],
    ["echo_enum", { day: "Friday" }, "Friday"],
    ["echo_integer_array", { ia: { integer: [1, 2, 3] } }, { integer: [1, 2, 3] }],
    ["echo_string_array", { sa: { string: ["a"] } }, { string: ["a"] }],
    ["echo_simple_class", { sc: { s: "x", i: 45 } }, { i: 45, s: "x" }],
    ["echo_class_with_self_reference", { sr: { i: 1, sr: { i: 2 } } }, { i: 1, sr: { i: 2 } }],
    [
      "echo_simple_class_array",
      {
        sca: {
          SimpleClass: [
            { i: 1, s: "a" },
            { s: "b", i: 2 },
          ],
        },
      },
      {
        SimpleClass: [
          { i: 1, s: "a" },
          { i: 2, s: "b" },
        ],
      },
    ],
    ["echo_simple_boolean_array", { ba: [false, true] }, [false, true]],
  ])("echoes %s", async (operation, parameters, result) => {
    expect(await call(operation, parameters)).toEqual({ [`${operation}Result`]: result });
  });

  it("takes an object in its nested classes in any order of the fields", async () => {
    const nested = {
      other: { b: true, d: 1.25, dt: "2026-01-02T03:04:05" },
      s: "q",
      f: 1.5,
      i: 2,
      ai: { integer: [4, 5] },
      simple: { SimpleClass: [{ s: "a", i: 1 }] },
    };
    expect(await call("echo_nested_class", { nc: nested })).toEqual({ echo_nested_classResult: nested });
  });

  it("sends headers, and reads those of the answer", async () => {
    const header = { i: 3, s: "a" };
    expect(await call("echo_in_header", { soapHeaders: { InHeader: header } })).toEqual({ echo_in_headerResult: header });
    const out = { dt: "2000-01-01T00:00:00", f: expect.closeTo(Math.PI) };
    expect(await call("send_out_header", {})).toEqual({ send_out_headerResult: out, soapHeaders: { OutHeader: out } });
  });

  it("is not called with a value outside of an enumeration", async () => {
    await expect(call("echo_enum", { day: "Xday" })).rejects.toMatchObject({ code: "invalid_parameters" });
    const refused = call("echo_enum", { day: "Xday" }, { requestValidation: "off" });
    // With SOAP 1.2, Spyne itself fails at writing this fault.
    const message = version === "1.1" ? "Client.SchemaValidationError" : "status 500";
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(message) });
  });

  it("fails with code and reason where it answers with a fault", async () => {
    await expect(call("documented_exception", {})).rejects.toMatchObject({
      code: "upstream_failed",
      message: `The service answered with the fault ${CODE[version]}.Documented: A documented fault`,
      extra: {
        layer: "upstream",
        partialData: {
          fault: { code: `${CODE[version]}.Documented`, reason: "A documented fault", actor: "http://faultactor.example.com" },
        },
      },
    });
    const other = version === "1.1" ? "fault Plausible: A plausible fault" : "status 500";
    await expect(call("soap_exception", {})).rejects.toMatchObject({
      extra: { layer: "upstream" },
      message: expect.stringContaining(other),
    });
  });
});
