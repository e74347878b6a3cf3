import "#lib/testing/database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "#lib/env.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startAxis } from "#lib/testing/servers/start-axis.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { soapConnector } from "./testing/soap-connector.ts";

describe.skipIf(!isAvailable("axis"))("Axis, in the SOAP encoding", () => {
  let server: TestServer;

  beforeAll(async () => {
    env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
    server = await startAxis();
  });

  afterAll(() => server.stop());

  it("is called without parameters", async () => {
    const { call } = await soapConnector(`${server.url}/axis/services/Version`);
    expect(await call("VersionService.getVersion", {})).toEqual({ getVersionReturn: expect.stringContaining("Apache Axis version: 1.4") });
  });

  it("reads the types that the message tells", async () => {
    const { call, endpointOf } = await soapConnector(`${server.url}/axis/services/Characters`);
    expect((await endpointOf("XMLCharService.isValid")).bodySchema).toMatchObject({ properties: { c: { type: "integer" } } });
    expect(await call("XMLCharService.isValid", { c: 65 })).toEqual({ isValidReturn: true });
    expect(await call("XMLCharService.isValid", { c: 1 })).toEqual({ isValidReturn: false });
    await expect(call("XMLCharService.isValid", { c: "x" })).rejects.toMatchObject({ code: "invalid_parameters" });
  });

  it("fails with its fault where a message does not fit", async () => {
    const { call } = await soapConnector(`${server.url}/axis/services/Characters`);
    await expect(call("XMLCharService.isValid", { c: "x" }, { requestValidation: "off" })).rejects.toMatchObject({
      code: "upstream_failed",
      extra: {
        partialData: { fault: { code: expect.stringMatching(/^Server/), reason: expect.stringContaining("NumberFormatException") } },
      },
    });
  });
});
