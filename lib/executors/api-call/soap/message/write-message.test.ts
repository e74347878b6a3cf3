import { describe, expect, it } from "vitest";
import type { JsonObject } from "#lib/contracts/json.ts";
import { shopOf } from "#lib/executors/api-call/soap/testing/shop.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import { compileSchema } from "#lib/services/parameters/compile-schema.ts";

const shop = (particles: string, more?: string) => shopOf(wsdlText(sendOf(particles, more)));
const el = (name: string, type: string, rest = "") => `<xs:element name="${name}" type="${type}" ${rest}/>`;
const RESPONSE = '<xs:element name="SendResponse"><xs:complexType/></xs:element>';

/** Whether the schema of the parameters lets them pass. */
const allows = (schema: JsonObject, value: JsonObject) => compileSchema(schema, "bodySchema")(value, "parameters").length === 0;

describe("writing a message", () => {
  it("writes elements in the order of the schema, whatever order they came in", () => {
    const { write } = shop(el("a", "xs:int") + el("b", "xs:string", 'minOccurs="0" maxOccurs="3"') + el("c", "xs:date", 'minOccurs="0"'));
    expect(write({ c: "2026-01-02", b: ["x", "y<z"], a: 1 })).toBe(
      "<ns3:Send><ns3:a>1</ns3:a><ns3:b>x</ns3:b><ns3:b>y&lt;z</ns3:b><ns3:c>2026-01-02</ns3:c></ns3:Send>",
    );
  });

  it("leaves local elements without a namespace where the schema does not qualify them", () => {
    const text = wsdlText(sendOf(`${el("a", "xs:int")}<xs:element name="b" type="xs:int" form="qualified"/>`), { form: "" });
    expect(shopOf(text).write({ a: 1, b: 2 })).toBe("<ns3:Send><a>1</a><ns3:b>2</ns3:b></ns3:Send>");
  });

  it("writes null as nil where the schema allows it, and leaves it out elsewhere", () => {
    const { write } = shop(el("a", "xs:int", 'nillable="true"') + el("b", "xs:int", 'minOccurs="0"'));
    expect(write({ a: null, b: null })).toBe('<ns3:Send><ns3:a xsi:nil="true"></ns3:a></ns3:Send>');
  });

  it("writes attributes, adds fixed ones, and takes a plain value for an element with text and attributes", () => {
    const price = `<xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal">
      <xs:attribute name="currency" type="xs:string"/><xs:attribute name="v" type="xs:int" use="required" fixed="1"/>
      </xs:extension></xs:simpleContent></xs:complexType>`;
    const { write, bodySchema } = shop(el("price", "t:Price"), RESPONSE + price);
    expect(write({ price: { $value: 1.5, attributes: { currency: 'a"\n' } } })).toContain(
      '<ns3:price currency="a&quot;&#10;" v="1">1.5</ns3:price>',
    );
    expect(write({ price: 2 })).toContain('<ns3:price v="1">2</ns3:price>');
    expect([allows(bodySchema, { price: 2 }), allows(bodySchema, { price: { $value: 1, attributes: { other: "" } } })]).toEqual([
      true,
      false,
    ]);
  });

  it("writes the language of a text under the only name that it has", () => {
    const text = `<xs:complexType name="Text"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
      </xs:simpleContent></xs:complexType>`;
    const written = shop(el("text", "t:Text"), RESPONSE + text).envelope({ text: { $value: "a", attributes: { lang: "en" } } });
    expect(written).toContain('<ns3:text xml:lang="en">a</ns3:text>');
    expect(written).not.toContain("http://www.w3.org/XML/1998/namespace");
  });

  it("names the derived type that a value is of", () => {
    const types = `<xs:complexType name="Animal" abstract="true"><xs:sequence>${el("name", "xs:string")}</xs:sequence></xs:complexType>
      <xs:complexType name="Dog"><xs:complexContent><xs:extension base="t:Animal"><xs:sequence>${el("barks", "xs:boolean")}</xs:sequence>
      </xs:extension></xs:complexContent></xs:complexType>`;
    const { write, bodySchema } = shop(el("pet", "t:Animal"), RESPONSE + types);
    const dog = { pet: { $type: "Dog", barks: true, name: "Rex" } };
    expect(write(dog)).toContain('<ns3:pet xsi:type="ns3:Dog"><ns3:name>Rex</ns3:name><ns3:barks>true</ns3:barks></ns3:pet>');
    expect([allows(bodySchema, dog), allows(bodySchema, { pet: { name: "Rex" } })]).toEqual([true, false]);
    expect(() => write({ pet: { $type: "Send", name: "" } })).toThrow("parameters.pet.$type names no type");
  });

  it("repeats groups of elements together", () => {
    const pair = `<xs:sequence maxOccurs="unbounded">${el("k", "xs:string")}${el("v", "xs:int")}</xs:sequence>`;
    expect(shop(pair).write({ v: [1, 2], k: ["a", "b"] })).toBe(
      "<ns3:Send><ns3:k>a</ns3:k><ns3:v>1</ns3:v><ns3:k>b</ns3:k><ns3:v>2</ns3:v></ns3:Send>",
    );
  });

  it("writes members of a substitution group, groups and attribute groups", () => {
    const more = `${RESPONSE}<xs:element name="shape" type="xs:string" abstract="true"/><xs:element name="circle" type="xs:string" substitutionGroup="t:shape"/>
      <xs:element name="square" type="xs:string" substitutionGroup="t:shape"/><xs:group name="G"><xs:sequence>${el("g", "xs:int")}</xs:sequence></xs:group>`;
    const { write, bodySchema } = shop('<xs:element ref="t:shape"/><xs:group ref="t:G" minOccurs="0"/>', more);
    expect(write({ g: 1, square: "s" })).toBe("<ns3:Send><ns3:square>s</ns3:square><ns3:g>1</ns3:g></ns3:Send>");
    expect([allows(bodySchema, { circle: "" }), allows(bodySchema, {}), allows(bodySchema, { circle: "", square: "" })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("writes what no schema describes as elements, and refuses names that XML cannot carry", () => {
    const { write } = shop(`${el("x", "xs:anyType")}<xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>`);
    expect(write({ x: 1, free: { a: [1, true] } })).toBe(
      '<ns3:Send><ns3:x xsi:type="xsd:int">1</ns3:x><free><a xsi:type="xsd:int">1</a><a xsi:type="xsd:boolean">true</a></free></ns3:Send>',
    );
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, n]));
    expect(write({ x: 1, ...many })).toContain("<k49999 ");
    expect(() => write({ x: 1, "a><evil/": 1 })).toThrow("has a name that XML cannot carry");
    expect(() => write({ x: 1, free: { "a b": 1 } })).toThrow("parameters.free.a b has a name");
  });

  it.each([
    [2 ** 31 - 1, "int"],
    [-(2 ** 31), "int"],
    [2 ** 31, "long"],
    [-(2 ** 31) - 1, "long"],
    [2 ** 63, "integer"],
    [0.5, "double"],
  ])("names a type that holds %d", (value, type) => {
    expect(shop(el("x", "xs:anyType")).write({ x: value })).toContain(`xsi:type="xsd:${type}"`);
  });

  it.each<[string, JsonObject, string]>([
    ["a field that nobody declared", { a: 1, z: 1 }, "parameters.z is not known here"],
    ["too many of one", { a: 1, l: ["1", "2", "3"] }, "parameters.l cannot stand"],
    ["an object for a number", { a: { b: 1 } }, "parameters.a must be a single value"],
    ["a control character", { a: 1, l: ["\u0001"] }, "parameters.l[0] has a control character"],
  ])("refuses %s, though nothing was checked before", (_name, parameters, message) => {
    expect(() => shop(el("a", "xs:int") + el("l", "xs:string", 'minOccurs="0" maxOccurs="2"')).write(parameters)).toThrow(message);
  });

  it("cannot be made to write markup by any value", () => {
    const { envelope } = shop(el("a", "xs:string"));
    const written = envelope({ a: "</ns3:a><evil/>]]>&amp;<![CDATA[" });
    expect(written).toContain("<ns3:a>&lt;/ns3:a&gt;&lt;evil/&gt;]]&gt;&amp;amp;&lt;![CDATA[</ns3:a>");
  });
});

describe("headers", () => {
  const messages = '<wsdl:message name="H"><wsdl:part name="h" element="t:Session"/></wsdl:message>';
  const header = '<soap:header message="t:H" part="h" use="literal"/>';
  const session = `<xs:element name="Session"><xs:complexType><xs:sequence>${el("id", "xs:string")}</xs:sequence></xs:complexType></xs:element>`;
  const { envelope, write, bodySchema, read } = shopOf(
    wsdlText(sendOf(el("a", "xs:int"), RESPONSE + session), { messages, input: header, output: header }),
  );

  it("go into the header of the message, and only when they are given", () => {
    expect(envelope({ a: 1, soapHeaders: { Session: { id: "x" } } })).toContain(
      "<soap:Header><ns3:Session><ns3:id>x</ns3:id></ns3:Session></soap:Header><soap:Body><ns3:Send><ns3:a>1</ns3:a></ns3:Send></soap:Body>",
    );
    expect(envelope({ a: 1 })).not.toContain("Header");
    expect(() => write({ a: 1, soapHeaders: { Other: 1 } })).toThrow("parameters.soapHeaders.Other is not known here");
    expect([allows(bodySchema, { a: 1 }), allows(bodySchema, { a: 1, soapHeaders: { Session: { id: 1 } } })]).toEqual([true, false]);
  });

  it("of an answer come with its result", () => {
    expect(read("<t:SendResponse/>")).toEqual({});
  });
});
