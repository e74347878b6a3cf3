import { afterEach, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";
import { shopOf } from "#lib/executors/api-call/soap/testing/shop.ts";
import { type SoapService, soapService } from "#lib/executors/api-call/soap/testing/soap-service.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

const started: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) await one[Symbol.asyncDispose]();
});

/** Serves these texts by path, and tells which were asked for and with which credentials. */
async function files(texts: Record<string, string>): Promise<TestServer & { asked: string[] }> {
  const asked: string[] = [];
  const server = await startServer((request, response) => {
    asked.push(`${request.url} ${request.headers["authorization"] ?? ""}${request.headers["x-default"] ?? ""}`.trim());
    const text = texts[request.url ?? ""];
    response.writeHead(text === undefined ? 404 : 200, { "content-type": "text/xml" }).end(text);
  });
  started.push(server);
  return Object.assign(server, { asked });
}

async function described(url: string, over: Partial<Upstream> = {}): Promise<SoapService> {
  const service = await soapService(url, { source: "service" }, over);
  started.push(service);
  return service;
}

const uploaded = (named: Record<string, string>) =>
  soapService("http://127.0.0.1:9/", {
    source: "upload",
    files: Object.entries(named).map(([name, content]) => ({ name, content, base64: false })),
  });

const TYPES = (inside: string, more = "") =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:shop" elementFormDefault="qualified" ${more}>${inside}</xs:schema>`;
const A_TYPE = '<xs:complexType name="A"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>';
const USES_A = sendOf('<xs:element name="x" type="t:A"/>');
const INCLUDE = (location: string) => `<xs:include schemaLocation="${location}"/>`;

describe("reading a description over the network", () => {
  it("follows imports and includes, each address once, and circles only once", async () => {
    const server = await files({
      "/s/shop?wsdl": wsdlText(`${INCLUDE("x/a.xsd")}<xs:import namespace="urn:b" schemaLocation="/b.xsd"/>${USES_A}`),
      "/s/x/a.xsd": TYPES(
        `${INCLUDE("../x/a.xsd")}${A_TYPE}<xs:import namespace="urn:b" schemaLocation="/b.xsd"/>`,
        'targetNamespace="urn:shop"',
      ),
      "/b.xsd": TYPES('<xs:import namespace="urn:shop" schemaLocation="/s/x/a.xsd"/>', 'targetNamespace="urn:b"'),
    });
    const { wsdl } = await described(`${server.url}/s/shop`);
    expect(server.asked).toEqual(["/s/shop?wsdl", "/s/x/a.xsd", "/b.xsd"]);
    expect(wsdl.schemas.findType("{urn:shop}A")).toMatchObject({ kind: "complex" });
  });

  it("shows credentials to the service itself, and to no other origin that it imports from", async () => {
    const other = await files({ "/a.xsd": TYPES(A_TYPE, 'targetNamespace="urn:shop"') });
    const own = await files({ "/shop?wsdl": wsdlText(INCLUDE(`${other.url}/a.xsd`) + USES_A) });
    await described(`${own.url}/shop`, { auth: { type: "bearer", token: "sentinel-token" }, defaultHeaders: { "X-Default": "sentinel" } });
    expect([own.asked, other.asked]).toEqual([["/shop?wsdl Bearer sentinel-tokensentinel"], ["/a.xsd"]]);
  });

  it.each([
    ["a file of this machine", "file:///etc/hostname", "policy", "come from http and https"],
    ["another scheme", "ftp://127.0.0.1/a.xsd", "policy", "come from http and https"],
    ["an address of the inner network", "http://169.254.169.254/latest", "policy", "169.254.169.254"],
    ["an address that is none", "http://[", "validation", "no address"],
    ["a path that the service does not have", "/etc/hostname", "upstream", "status 404"],
  ])("fails at an import of %s", async (_name, location, layer, message) => {
    const server = await files({ "/shop?wsdl": wsdlText(INCLUDE(location) + USES_A) });
    await expect(described(`${server.url}/shop`)).rejects.toMatchObject({ layer, message: expect.stringContaining(message) });
  });

  it("reads what is relative to a file from where that file really is", async () => {
    const other = await files({ "/v2/types/a.xsd": TYPES(A_TYPE) });
    const own = await startServer((request, response) => {
      const location = { "/shop?wsdl": "/v2/shop.wsdl?key=1", "/v2/b.xsd": `${other.url}/v2/types/a.xsd` }[request.url ?? ""];
      if (location !== undefined) response.writeHead(302, { location }).end();
      else if (request.url === "/v2/shop.wsdl?key=1") response.end(wsdlText(INCLUDE("b.xsd") + USES_A));
      else response.writeHead(404).end();
    });
    started.push(own);
    const { wsdl } = await described(`${own.url}/shop`);
    expect(wsdl.schemas.findType("{urn:shop}A")).toMatchObject({ kind: "complex" });
    expect(other.asked).toEqual(["/v2/types/a.xsd"]);
  });

  it("names the import that is missing, without its query", async () => {
    const server = await files({ "/shop?wsdl": wsdlText(INCLUDE("gone.xsd?key=sentinel") + USES_A) });
    const failure = await described(`${server.url}/shop`).catch((error: unknown) => error);
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining(`${server.url}/gone.xsd failed: `) });
    expect(String(failure)).not.toContain("sentinel");
  });

  it("fails where imports never end", async () => {
    let count = 0;
    const server = await startServer((request, response) => {
      response.setHeader("content-type", "text/xml");
      response.end(request.url?.includes("wsdl") ? wsdlText(INCLUDE("/0") + USES_A) : TYPES(INCLUDE(`/${++count}`)));
    });
    started.push(server);
    await expect(described(server.url)).rejects.toMatchObject({ message: expect.stringContaining("more than 100 files") });
    expect(count).toBeLessThan(101);
  });

  it.each([
    ["a DTD", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "document type declaration"],
    ["a page", "<html><body>sign in</body></html>", "is no WSDL"],
    ["no XML", "sign in", "no well-formed XML"],
    ["WSDL 2.0", '<description xmlns="http://www.w3.org/ns/wsdl"/>', "WSDL 2.0"],
    ["a WSDL without SOAP", '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>', "no operation"],
  ])("refuses %s", async (_name, text, message) => {
    const server = await files({ "/?wsdl": text });
    await expect(described(`${server.url}/`)).rejects.toMatchObject({ message: expect.stringContaining(message) });
  });
});

describe("reading uploaded files", () => {
  const wsdl = wsdlText(INCLUDE("types/a.xsd") + USES_A);
  const types = TYPES(A_TYPE);

  it("finds imports by name, with or without their folders, and gives a schema without namespace that of its includer", async () => {
    for (const name of ["types/a.xsd", "a.xsd", "types\\a.xsd"]) {
      await using service = await uploaded({ [name]: types, "shop.wsdl": wsdl });
      expect(service.wsdl.schemas.findType("{urn:shop}A")).toMatchObject({ kind: "complex" });
    }
  });

  it.each([
    ["was not uploaded", { "shop.wsdl": wsdl }, "imports /types/a.xsd, which was not uploaded"],
    ["lies on this machine", { "shop.wsdl": wsdlText(INCLUDE("/etc/hostname") + USES_A) }, "imports /etc/hostname, which was not uploaded"],
    [
      "lies on this machine by its address",
      { "shop.wsdl": wsdlText(INCLUDE("file:///etc/hostname") + USES_A) },
      "come from http and https",
    ],
    ["lies above all folders", { "shop.wsdl": wsdlText(INCLUDE("../../../etc/hostname") + USES_A) }, "which was not uploaded"],
  ])("refuses what %s", async (_name, named, message) => {
    await expect(uploaded(named)).rejects.toMatchObject({ message: expect.stringContaining(message) });
  });

  it("refuses a file in an unknown character set, and names it", async () => {
    const content = btoa('<?xml version="1.0" encoding="x-none"?><a/>');
    const reading = soapService("http://127.0.0.1:9/", { source: "upload", files: [{ name: "shop.wsdl", content, base64: true }] });
    await expect(reading).rejects.toMatchObject({ message: "shop.wsdl is in an unknown character set" });
  });

  it("refuses files of which none is a WSDL", async () => {
    await expect(uploaded({ "a.xsd": types })).rejects.toMatchObject({ message: "None of the files is a WSDL" });
  });
});

describe("schemas of the parameters", () => {
  it("stay within their bounds, however far the types of a service reach", () => {
    const wide = Array.from({ length: 40 }, (_, i) => `<xs:element name="e${i}" type="t:T" minOccurs="0"/>`).join("");
    const type = (name: string) =>
      `<xs:complexType name="${name}"><xs:sequence>${wide.replaceAll("t:T", "t:U")}</xs:sequence></xs:complexType>`;
    const { bodySchema } = shopOf(
      wsdlText(sendOf(wide) + type("T") + type("U").replaceAll("t:U", "t:V") + type("V").replaceAll("t:U", "t:T")),
    );
    expect(JSON.stringify(bodySchema).length).toBeLessThan(60_000);
    expect(bodySchema).toMatchObject({ properties: { e0: { type: "object" } } });
  });

  it("are not made of groups that stand for billions", () => {
    const group = (n: number) =>
      `<xs:group name="G${n}"><xs:sequence>${`<xs:group ref="t:G${n + 1}"/>`.repeat(10)}</xs:sequence></xs:group>`;
    const groups = Array.from({ length: 15 }, (_, n) => group(n)).join("");
    expect(() => shopOf(wsdlText(sendOf('<xs:group ref="t:G0"/>') + groups))).toThrow("refer to each other too often");
  });

  it("end where a type contains itself", () => {
    const tree = '<xs:complexType name="T"><xs:sequence><xs:element name="t" type="t:T" minOccurs="0"/></xs:sequence></xs:complexType>';
    const { bodySchema, write } = shopOf(wsdlText(sendOf('<xs:element name="t" type="t:T"/>') + tree));
    expect(bodySchema).toMatchObject({ properties: { t: { properties: { t: { type: "object" } } } } });
    expect(write({ t: { t: { t: {} } } })).toContain("<ns3:t><ns3:t><ns3:t></ns3:t></ns3:t></ns3:t>");
  });

  it("require nothing of an answer, but the types of what is there", () => {
    const response =
      '<xs:element name="SendResponse"><xs:complexType><xs:sequence><xs:element name="r" type="xs:int"/></xs:sequence></xs:complexType></xs:element>';
    const { responseSchema } = shopOf(wsdlText(sendOf("", response)));
    expect(responseSchema).toEqual({ type: "object", properties: { r: { type: "integer", minimum: -2147483648, maximum: 2147483647 } } });
  });

  it("show choices, lists, enumerations, bounds, dates and what may be null", () => {
    const named = `<xs:simpleType name="Size"><xs:restriction base="xs:string"><xs:enumeration value="S"/><xs:enumeration value="L"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}"/><xs:maxLength value="2"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Age"><xs:restriction base="xs:int"><xs:minInclusive value="0"/><xs:maxExclusive value="150"/></xs:restriction></xs:simpleType>`;
    const particles = `<xs:element name="size" type="t:Size"/><xs:element name="code" type="t:Code" minOccurs="0"/><xs:element name="age" type="t:Age" minOccurs="0"/>
      <xs:element name="when" type="xs:dateTime" minOccurs="0" maxOccurs="2"/><xs:element name="note" type="xs:string" nillable="true"/>
      <xs:choice><xs:element name="card" type="xs:string"/><xs:sequence><xs:element name="iban" type="xs:string"/><xs:element name="bic" type="xs:string" minOccurs="0"/></xs:sequence></xs:choice>`;
    expect(shopOf(wsdlText(sendOf(particles) + named)).bodySchema).toMatchObject({
      required: ["size", "note"],
      additionalProperties: false,
      properties: {
        size: { type: "string", enum: ["S", "L"] },
        code: { type: "string", pattern: "^(?:[A-Z]{2})$", maxLength: 2 },
        age: { type: "integer", minimum: 0, exclusiveMaximum: 150 },
        when: { type: "array", maxItems: 2, items: { type: "string", anyOf: [{ format: "date-time" }, {}] } },
        note: { anyOf: [{ type: "string" }, { type: "null" }] },
      },
      allOf: [
        {
          anyOf: [
            { required: ["card"], properties: { iban: false, bic: false } },
            { required: ["iban"], properties: { card: false } },
          ],
        },
      ],
    });
  });
});
