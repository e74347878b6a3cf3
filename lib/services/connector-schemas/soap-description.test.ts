import "#lib/testing/database.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { getConnectorSchema } from "./get-connector-schema.ts";
import { updateConnectorSchema } from "./update-connector-schema.ts";

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

describe("a description that cannot be used", () => {
  it("is refused with its reason when it is read, though no operation needs what is wrong with it, and is not kept", async () => {
    const chain = Array.from({ length: 5_000 }, (_, n) => {
      return `<xs:simpleType name="S${n}"><xs:restriction base="t:S${n + 1}"/></xs:simpleType>`;
    });
    await using server = await startServer((_request, response) => {
      response.setHeader("content-type", "text/xml").end(wsdlText(sendOf("", `${chain.join("")}<xs:element name="SendResponse"/>`)));
    });
    const { ctx } = await makeWorkspace();
    const input = { name: "shop", displayName: "Shop", apiType: "soap", baseUrl: server.url, authType: "none" };
    const { connector } = await createConnector(ctx, CreateConnectorInput.parse(input));
    await expect(updateConnectorSchema(ctx, { id: connector.id, source: "service" })).rejects.toMatchObject({
      name: "AppError",
      message: expect.stringContaining("build on each other over more than 100 levels"),
    });
    await expect(getConnectorSchema(ctx, { id: connector.id })).rejects.toMatchObject({ code: "not_found" });
  });
});
