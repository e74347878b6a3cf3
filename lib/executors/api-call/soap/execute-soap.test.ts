import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { WsSecurity } from "#lib/contracts/ws-security.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";
import type { ExecutorFailure } from "#lib/errors.ts";
import { type SoapService, soapService } from "#lib/executors/api-call/soap/testing/soap-service.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import { findChild } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { parseXml } from "#lib/executors/api-call/soap/xml/parse-xml.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

interface Received {
  headers: IncomingMessage["headers"];
  body: string;
}
interface Answer {
  status?: number;
  type?: string;
  body?: string;
}

const WSDL = wsdlText(
  sendOf(
    '<xs:element name="a" type="xs:string" minOccurs="0"/>',
    `<xs:element name="SendResponse"><xs:complexType><xs:sequence><xs:element name="r" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
     <xs:element name="Refusal"><xs:complexType><xs:sequence><xs:element name="line" type="xs:int" maxOccurs="9"/></xs:sequence></xs:complexType></xs:element>`,
  ),
);
const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
const envelope = (inside: string) => `<s:Envelope xmlns:s="${SOAP}" xmlns:t="urn:shop"><s:Body>${inside}</s:Body></s:Envelope>`;
const OK: Answer = { body: envelope("<t:SendResponse><t:r>7</t:r></t:SendResponse>") };

/** A service that answers all calls alike, and what it received. */
async function serviceThat(answer: Answer, over: Partial<Upstream> = {}): Promise<SoapService & { received: Received[] }> {
  const received: Received[] = [];
  const server: TestServer = await startServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    if (request.method === "GET") return void response.setHeader("content-type", "text/xml").end(WSDL);
    received.push({ headers: request.headers, body });
    response.writeHead(answer.status ?? 200, { "content-type": answer.type ?? "text/xml; charset=utf-8" }).end(answer.body);
  });
  const service = await soapService(`${server.url}/shop`, { source: "service" }, over);
  return {
    ...service,
    received,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("a call", () => {
  it("posts the message with its action, and reads the answer", async () => {
    await using service = await serviceThat(OK);
    expect(await service.call("Send", { a: "x" })).toEqual({ r: 7 });
    const { headers } = service.received[0] as Received;
    expect(headers).toMatchObject({ "content-type": "text/xml; charset=utf-8", soapaction: '"urn:shop/Send"' });
  });

  it("takes an empty answer for none", async () => {
    await using service = await serviceThat({ status: 202, body: "" });
    expect(await service.call("Send", {})).toBeNull();
  });

  it("reads answers in the character set that they are in", async () => {
    const text = Buffer.from(
      `<?xml version="1.0" encoding="iso-8859-1"?>${envelope("<t:SendResponse><t:é>1</t:é></t:SendResponse>")}`,
      "latin1",
    );
    await using server = await startServer((request, response) => {
      response.setHeader("content-type", "text/xml").end(request.method === "GET" ? WSDL : text);
    });
    await using service = await soapService(`${server.url}/`);
    expect(await service.call("Send", {})).toEqual({ é: "1" });
  });

  it("is not sent again after a fault, nor when nobody said that this does no harm", async () => {
    for (const status of [500, 503]) {
      await using service = await serviceThat(
        { status, body: envelope("<s:Fault><faultcode>s:Server</faultcode></s:Fault>") },
        {
          retry: { maxRetries: 3, baseDelayMs: 1 },
        },
      );
      await expect(service.call("Send", {})).rejects.toThrow("the fault Server");
      expect(service.received).toHaveLength(1);
    }
  });

  it("is sent again after a passing failure where the endpoint says that this does no harm", async () => {
    const over = { retry: { maxRetries: 2, baseDelayMs: 1 } };
    await using service = await serviceThat({ status: 503, type: "text/plain", body: "busy" }, over);
    await expect(service.call("Send", {}, { idempotent: true })).rejects.toMatchObject({ layer: "upstream", message: /status 503/ });
    expect(service.received).toHaveLength(3);
  });

  it("is sent again with another nonce, and another signature", async () => {
    const over: Partial<Upstream> = {
      retry: { maxRetries: 2, baseDelayMs: 1 },
      auth: { type: "basic", username: "ann", password: "p<ss&word" },
    };
    await using service = await serviceThat({ status: 503, type: "text/plain", body: "busy" }, over);
    const security = WsSecurity.parse({ usernameToken: "digest" });
    await expect(service.call("Send", { a: "x" }, { idempotent: true, security })).rejects.toMatchObject({ layer: "upstream" });
    const tokens = service.received.map((received) => findChild(securityOf(received), WSSE, "UsernameToken"));
    expect(new Set(tokens.map((token) => findChild(token, WSSE, "Nonce")?.text)).size).toBe(3);
    expect(new Set(tokens.map((token) => findChild(token, WSSE, "Password")?.text)).size).toBe(3);
    for (const { body } of service.received) expect(body).toContain(":a>x</");
  });

  it("sends the parameters that are headers of HTTP as such", async () => {
    await using service = await serviceThat(OK);
    const headerParams = ["X-Trace"];
    await service.call("Send", { a: "x", "X-Trace": 7 }, { headerParams });
    expect(service.received[0]).toMatchObject({ headers: { "x-trace": "7" }, body: expect.stringContaining(":a>x</") });
    await expect(service.call("Send", { "X-Trace": "a\r\nb" }, { headerParams })).rejects.toMatchObject({ layer: "validation" });
  });

  it("sends a value to the header and to the message where both have its name", async () => {
    await using service = await serviceThat(OK);
    await service.call("Send", { a: "both" }, { headerParams: ["a"] });
    const { headers, body } = service.received[0] as Received;
    expect(headers).toMatchObject({ a: "both" });
    expect(body).toContain(">both<");
  });

  it.each<[string, Answer, object]>([
    [
      "a page instead of an answer",
      { body: "<html><body>Hi</body></html>" },
      { layer: "upstream", message: "The service's answer is XML, but no SOAP message" },
    ],
    ["text instead of an answer", { type: "text/plain", body: "sorry" }, { layer: "upstream", message: /no well-formed XML/ }],
    ["a server error in plain text", { status: 500, type: "text/plain", body: "boom" }, { layer: "upstream", message: /status 500: boom/ }],
    [
      "an element that the description has for something else",
      { body: envelope("<t:Refusal><t:line>1</t:line></t:Refusal>") },
      { layer: "upstream", message: /another element than SendResponse/ },
    ],
    [
      "an element that nobody described",
      { body: envelope("<x:Gone xmlns:x='urn:x'/>") },
      { layer: "upstream", message: /another element than SendResponse/ },
    ],
    ["a page that wants a sign-in", { status: 401, type: "text/html", body: "<p>" }, { layer: "auth", message: /status 401/ }],
    [
      "an unknown character set",
      { type: "text/xml; charset=x-none", body: OK.body ?? "" },
      { layer: "upstream", message: "The service's answer is in an unknown character set" },
    ],
    ["attachments", { type: "multipart/related; boundary=x", body: "--x--" }, { layer: "upstream", message: /attachments \(MTOM\)/ }],
    ["a DTD", { body: `<!DOCTYPE x [<!ENTITY e "v">]>${envelope("&e;")}` }, { layer: "upstream", message: /document type declaration/ }],
    ["an answer that was cut off", { body: envelope("").slice(0, -9) }, { layer: "upstream", message: /no well-formed XML/ }],
    ["a status that is none of success", { status: 500, body: OK.body ?? "" }, { layer: "upstream", message: /status 500/ }],
  ])("fails at %s", async (_name, answer, failure) => {
    await using service = await serviceThat(answer);
    await expect(service.call("Send", {})).rejects.toMatchObject(failure);
  });
});

describe("a fault", () => {
  const fault11 = `<s:Fault><faultcode>s:Client.Bad</faultcode><faultstring xml:lang="en">No  such
 thing</faultstring><faultactor>urn:me</faultactor><detail><t:Refusal><t:line>4</t:line></t:Refusal><extra>x</extra></detail></s:Fault>`;
  const fault12 = `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value>
    <e:Subcode><e:Value>x:Late</e:Value></e:Subcode></e:Code><e:Reason><e:Text xml:lang="en">Too late</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>`;

  it("of SOAP 1.1 is a failure with code, reason, actor and typed detail", async () => {
    await using service = await serviceThat({ status: 500, body: envelope(fault11) });
    await expect(service.call("Send", {})).rejects.toMatchObject({
      layer: "upstream",
      message: "The service answered with the fault Client.Bad: No such thing",
      extra: {
        retryable: false,
        partialData: {
          fault: { code: "Client.Bad", reason: "No such thing", actor: "urn:me", detail: { Refusal: { line: [4] }, extra: "x" } },
        },
      },
    });
  });

  it("keeps all that its detail holds: several entries of one name, attributes, and text between elements", async () => {
    const detail = '<t:Refusal><t:line>4</t:line></t:Refusal><error code="1">a</error><error code="2"> b <c/></error>';
    const body = envelope(`<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring><detail>${detail}</detail></s:Fault>`);
    await using service = await serviceThat({ status: 500, body });
    const expected = {
      Refusal: { line: [4] },
      error: [
        { $value: "a", attributes: { code: "1" } },
        { c: "", $value: " b ", attributes: { code: "2" } },
      ],
    };
    await expect(service.call("Send", {})).rejects.toMatchObject({ extra: { partialData: { fault: { detail: expected } } } });
  });

  it.each(["Fault", "Body", "detail", "Envelope", "faultstring", "http"])("is read though the secret is %s", async (token) => {
    const detail = `<t:Refusal><t:line>4</t:line></t:Refusal><${token}x>${token}</${token}x>`;
    const fault = `<s:Fault><faultcode>s:Client</faultcode><faultstring>no ${token}</faultstring><detail>${detail}</detail></s:Fault>`;
    await using service = await serviceThat({ status: 500, body: envelope(fault) }, { auth: { type: "bearer", token } });
    await expect(service.call("Send", {})).rejects.toMatchObject({
      message: "The service answered with the fault Client: no [redacted]",
      extra: { partialData: { fault: { detail: { Refusal: { line: [4] }, "[redacted]x": "[redacted]" } } } },
    });
  });

  it("of SOAP 1.2 is a failure with all its codes", async () => {
    await using service = await serviceThat({ status: 400, body: fault12 });
    const fault = { code: "Sender.Late", reason: "Too late" };
    await expect(service.call("Send", {})).rejects.toMatchObject({ extra: { partialData: { fault } } });
  });

  it("is one in a 200 answer, too", async () => {
    await using service = await serviceThat({ body: envelope(fault11) });
    await expect(service.call("Send", {})).rejects.toMatchObject({ layer: "upstream", message: /Client\.Bad/ });
  });

  it("that speaks of credentials has the layer auth", async () => {
    await using service = await serviceThat({
      status: 500,
      body: envelope("<s:Fault><faultcode>wsse:FailedAuthentication</faultcode><faultstring>no</faultstring></s:Fault>"),
    });
    await expect(service.call("Send", {})).rejects.toMatchObject({ layer: "auth" });
  });

  it("shows no secret that the service repeats", async () => {
    const token = "sentinel<token>&4711";
    const inXml = "sentinel&lt;token&gt;&amp;4711";
    const body = envelope(
      `<s:Fault><faultcode>s:Server</faultcode><faultstring>${inXml}</faultstring><detail><a b="${inXml}">${btoa(token)}</a></detail></s:Fault>`,
    );
    await using service = await serviceThat({ status: 500, body }, { auth: { type: "bearer", token } });
    const failure = await service.call("Send", {}).then(
      () => null,
      (thrown: ExecutorFailure) => thrown,
    );
    const shown = JSON.stringify([failure?.message, failure?.extra]);
    expect(shown).toContain("[redacted]");
    expect(shown).not.toMatch(/sentinel|4711|c2VudGluZWw/);
  });
});

const WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

function securityOf({ body }: Received): XmlNode {
  const found = findChild(findChild(parseXml(body), SOAP, "Header"), WSSE, "Security");
  if (found === undefined) throw new Error("No security header");
  return found;
}

describe("WS-Security", () => {
  const basic: Upstream["auth"] = { type: "basic", username: "ann&bob", password: "p<ss&word" };

  it("sends the basic credential as a UsernameToken, and not once more as a header of HTTP", async () => {
    await using service = await serviceThat(OK, { auth: basic });
    await service.call("Send", {}, { security: WsSecurity.parse({ usernameToken: "text" }) });
    const [received] = service.received as [Received];
    const token = findChild(securityOf(received), WSSE, "UsernameToken");
    expect(findChild(token, WSSE, "Username")?.text).toBe("ann&bob");
    expect(findChild(token, WSSE, "Password")?.text).toBe("p<ss&word");
    expect(findChild(securityOf(received), WSU, "Timestamp")).toBeDefined();
    expect(received.headers.authorization).toBeUndefined();
  });

  it("shows no part of the credential in the message where a failure is cut", async () => {
    const body = `${"x".repeat(294)}p<ss&word`;
    await using service = await serviceThat({ status: 500, type: "text/plain", body }, { auth: basic });
    const call = service.call("Send", {}, { security: WsSecurity.parse({ usernameToken: "text" }) });
    await expect(call).rejects.toMatchObject({ layer: "upstream", message: expect.not.stringContaining("p<ss") });
  });

  it("takes the credential in the message to no other host", async () => {
    const taken: string[] = [];
    await using other = await startServer((request, response) => {
      taken.push(request.url ?? "");
      response.end();
    });
    await using own = await startServer((request, response) => {
      if (request.method === "GET") response.setHeader("content-type", "text/xml").end(WSDL);
      else response.writeHead(307, { location: `${other.url}/stolen` }).end();
    });
    await using service = await soapService(`${own.url}/`, { source: "service" }, { auth: basic });
    const call = service.call("Send", {}, { security: WsSecurity.parse({ usernameToken: "text" }) });
    await expect(call).rejects.toMatchObject({ layer: "policy" });
    expect(taken).toEqual([]);
  });

  it("sends a digest that only the password makes (UsernameToken Profile 1.0)", async () => {
    await using service = await serviceThat(OK, { auth: basic });
    await service.call("Send", {}, { security: WsSecurity.parse({ usernameToken: "digest", timestamp: false }) });
    const [received] = service.received as [Received];
    const token = findChild(securityOf(received), WSSE, "UsernameToken");
    const nonce = Buffer.from(findChild(token, WSSE, "Nonce")?.text ?? "", "base64");
    const created = findChild(token, WSU, "Created")?.text ?? "";
    const expected = createHash("sha1").update(nonce).update(`${created}p<ss&word`).digest("base64");
    expect(findChild(token, WSSE, "Password")?.text).toBe(expected);
    expect(received.body).not.toContain("ss&amp;word");
    expect(findChild(securityOf(received), WSU, "Timestamp")).toBeUndefined();
  });

  it.each<[string, object, Partial<Upstream>, string]>([
    ["a UsernameToken without a basic credential", { usernameToken: "text" }, {}, "basic credential"],
    ["a signature without a client certificate", { sign: true }, {}, "client certificate"],
    ["a signature with a key that is not RSA", { sign: true }, { tls: makeCertificate("client.test") }, "Only an RSA key"],
  ])("refuses %s before anything is sent", async (_name, security, over, message) => {
    await using service = await serviceThat(OK, over);
    const call = service.call("Send", {}, { security: WsSecurity.parse(security) });
    await expect(call).rejects.toMatchObject({ layer: "auth", message: expect.stringContaining(message) });
    expect(service.received).toEqual([]);
  });
});
