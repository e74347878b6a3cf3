import "#lib/testing/database.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { importOperations } from "../../connector-schemas/import-operations.ts";
import { updateConnectorSchema } from "../../connector-schemas/update-connector-schema.ts";
import { createConnector } from "../../connectors/create-connector.ts";
import { createCredential } from "../../credentials/create-credential.ts";
import { getExecution } from "../../executions/get-execution.ts";
import { listExecutions } from "../../executions/list-executions.ts";
import { callEndpoint } from "../call-endpoint.ts";

const PASSWORD = "sentinel-&<password>-4711";
const SPELLINGS = [
  PASSWORD,
  "sentinel-&amp;&lt;password&gt;-4711",
  Buffer.from(PASSWORD).toString("base64"),
  Buffer.from(PASSWORD).toString("hex"),
];
const RESPONSE = `<xs:element name="SendResponse"><xs:complexType><xs:sequence><xs:element name="r" type="xs:string"/></xs:sequence></xs:complexType></xs:element>`;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

describe("the password in a message", () => {
  it.each(["answer", "fault"])("is shown nowhere, though the service repeats it in its %s", async (kind) => {
    await using server = await startServer(async (request, response) => {
      const body = Buffer.concat(await Array.fromAsync(request)).toString();
      response.setHeader("content-type", "text/xml");
      if (request.method === "GET") return void response.end(wsdlText(sendOf("", RESPONSE)));
      const password = /<wsse:Password[^>]*>([^<]*)</.exec(body)?.[1] ?? "none was sent";
      const repeated = `${password} ${SPELLINGS[2]} ${SPELLINGS[3]}`;
      const fault = `<s:Fault><faultcode>s:Server</faultcode><faultstring>${repeated}</faultstring><detail><a b="${password}">${repeated}</a></detail></s:Fault>`;
      const inside = kind === "fault" ? fault : `<t:SendResponse xmlns:t="urn:shop"><t:r>${repeated}</t:r></t:SendResponse>`;
      response.end(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`);
    });
    const { ctx } = await makeWorkspace();
    const data = { username: "ann", password: PASSWORD };
    const { credential } = await createCredential(ctx, { name: "login", type: "basic", data });
    const input = {
      name: "shop",
      displayName: "Shop",
      apiType: "soap",
      baseUrl: server.url,
      authType: "basic",
      credentialId: credential.id,
    };
    const authConfig = { wsSecurity: { usernameToken: "text" } };
    const { connector } = await createConnector(ctx, CreateConnectorInput.parse({ ...input, authConfig }));
    await updateConnectorSchema(ctx, { id: connector.id, source: "service" });
    const { endpoints } = await importOperations(ctx, { id: connector.id, operations: ["Shop.Send"] });
    const answered = await callEndpoint(ctx, { id: endpoints[0]?.id ?? "", ...ExecuteInput.parse({}) }).catch((error: unknown) => error);
    const { logs } = await listExecutions(ctx, { limit: 10 });
    expect(logs).toHaveLength(1);
    const { execution } = await getExecution(ctx, { id: logs[0]?.id ?? "" });
    const shown = JSON.stringify([
      answered,
      answered instanceof Error ? [answered.message, Object.entries(answered)] : null,
      logs,
      execution,
    ]);
    expect(shown).toContain("[redacted]");
    expect(shown).not.toContain("none was sent");
    // Though the user's name is shorter than what can be taken out of a text.
    if (kind === "fault") expect(shown).toContain("the fault Server: [redacted]");
    for (const spelling of SPELLINGS) expect(shown).not.toContain(JSON.stringify(spelling).slice(1, -1));
  });
});
