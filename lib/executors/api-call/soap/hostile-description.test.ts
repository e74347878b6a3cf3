import { describe, expect, it } from "vitest";
import { shopOf } from "#lib/executors/api-call/soap/testing/shop.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import { readWsdl } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";

const shop = (particles: string, more = "") => shopOf(wsdlText(sendOf(particles) + more));
const times = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n)).join("");
const el = (name: string, type: string, rest = "") => `<xs:element name="${name}" type="${type}" ${rest}/>`;

describe("a message ends", () => {
  it("where a group may not stand at all, whatever repeats around it", () => {
    for (const kind of ["sequence", "choice"]) {
      const none = `<xs:${kind} maxOccurs="0">${el("a", "xs:int")}</xs:${kind}>`;
      const { write } = shop(`<xs:sequence minOccurs="0" maxOccurs="unbounded">${none}</xs:sequence>${el("b", "xs:int")}`);
      expect(() => write({ a: 1, b: 1 })).toThrow("parameters.a is not known here");
      expect(write({ b: 1 })).toBe("<ns3:Send><ns3:b>1</ns3:b></ns3:Send>");
    }
    const group = `<xs:group name="G"><xs:sequence>${el("a", "xs:int")}</xs:sequence></xs:group>`;
    const { write } = shop('<xs:choice maxOccurs="unbounded"><xs:group ref="t:G" maxOccurs="0"/></xs:choice>', group);
    expect(() => write({ a: 1 })).toThrow("parameters.a is not known here");
  });

  it("though each of many values has to be looked for among many alternatives", () => {
    const { write } = shop(`<xs:choice maxOccurs="unbounded">${times(3_000, (n) => el(`a${n}`, "xs:int"))}</xs:choice>`);
    expect(() => write({ a2999: Array.from({ length: 50_000 }, () => 1) })).toThrow("too many for a message of this schema");
    expect(write({ a2999: [1, 2] })).toContain("<ns3:a2999>1</ns3:a2999><ns3:a2999>2</ns3:a2999>");
  });
});

describe("a description is refused", () => {
  it.each([
    [
      "whose types build on each other without end",
      "more than 100 levels",
      times(20_000, (n) => `<xs:simpleType name="S${n}"><xs:restriction base="t:S${n + 1}"/></xs:simpleType>`),
    ],
    [
      "whose objects extend each other without end",
      "more than 100 levels",
      times(
        20_000,
        (n) => `<xs:complexType name="C${n}"><xs:complexContent><xs:extension base="t:C${n + 1}"/></xs:complexContent></xs:complexType>`,
      ),
    ],
    [
      "whose elements stand for each other too often",
      "refer to each other too often",
      times(1_000, (n) => el(`m${n}`, "xs:int", 'substitutionGroup="t:Send"')) +
        times(1_000, (n) => `<xs:complexType name="R${n}"><xs:sequence><xs:element ref="t:Send"/></xs:sequence></xs:complexType>`),
    ],
  ])("at once %s", (_name, message, more) => {
    expect(() => shop("", more)).toThrow(message);
  });

  it("whose schema without a namespace is taken into too many of them", () => {
    const shared = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${times(20_000, (n) => `<xs:element name="e${n}"/>`)}</xs:schema>`;
    const imports = times(30, (n) => `<xs:schema targetNamespace="urn:n${n}"><xs:include schemaLocation="/a.xsd"/></xs:schema>`);
    const text = wsdlText(sendOf(""), { imports });
    expect(() => shopOf(text, { "http://shop.invalid/a.xsd": shared })).toThrow("more than 500,000 elements");
  });

  it("whose files hold too many elements together", () => {
    const file = `<a>${"<b/>".repeat(200_000)}</a>`;
    const files = Object.fromEntries([1, 2, 3].map((n) => [`http://shop.invalid/${n}.xsd`, file]));
    expect(() => shopOf(wsdlText(sendOf("")), files)).toThrow("more than 500,000 elements");
  });

  it("whose services offer the same operations on too many ports", () => {
    const ports = times(10_001, (n) => `<wsdl:port name="P${n}" binding="t:Binding"/>`);
    const text = wsdlText(sendOf("")).replace('<wsdl:port name="ShopPort"', `${ports}$&`);
    expect(() => shopOf(text)).toThrow("more than 10,000 operations");
  });

  it("whose messages have too many parts", () => {
    const parts = times(300_000, () => "<wsdl:part/>");
    const text = wsdlText(sendOf("")).replace('<wsdl:message name="In">', `$&${parts}`);
    expect(() => shopOf(text)).toThrow("too many parts");
  });
});

describe("a description is read", () => {
  it("though its unions name each other twice, each time within each other", () => {
    const unions = times(30, (n) => {
      const list = (name: string) => `<xs:simpleType name="${name}${n}"><xs:list itemType="t:U${n}"/></xs:simpleType>`;
      return `<xs:simpleType name="U${n + 1}"><xs:union memberTypes="t:A${n} t:B${n}"/></xs:simpleType>${list("A")}${list("B")}`;
    });
    const more = `<xs:simpleType name="U0"><xs:restriction base="xs:int"/></xs:simpleType>${unions}`;
    expect(shop(el("a", "t:U30") + el("b", "xs:int"), more).bodySchema).toEqual({ type: "object" });
    expect(shop(el("a", "t:U1"), more).bodySchema).toMatchObject({ properties: { a: { anyOf: [{ type: "array" }, { type: "array" }] } } });
  });

  it("though its elements stand for each other in a circle", () => {
    const circle = '<xs:element name="x" substitutionGroup="t:y"/><xs:element name="y" substitutionGroup="t:x"/>';
    expect(shop('<xs:element ref="t:x"/>', circle).write({ x: "1" })).toContain(":x");
  });

  it("though it names very many operations, derived types and members of a group", () => {
    const count = 9_000;
    const operations = (inside: string) => times(count, (n) => `<wsdl:operation name="O${n}">${inside}</wsdl:operation>`);
    const members = times(20_000, (n) => el(`m${n}`, "xs:int", 'substitutionGroup="t:head"'));
    const derived = times(
      20_000,
      (n) => `<xs:complexType name="D${n}"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent></xs:complexType>`,
    );
    const text = wsdlText(sendOf(el("b", "t:B"), `${el("head", "xs:int")}${members}<xs:complexType name="B"/>${derived}`))
      .replace('<wsdl:portType name="Port">', `$&${operations('<wsdl:input message="t:In"/>')}`)
      .replace('<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>', `$&${operations("")}`);
    const before = performance.now();
    const { operations: read, schemas } = readWsdl({ root: "http://shop.invalid/", files: { "http://shop.invalid/": text } });
    expect(read).toHaveLength(count + 1);
    expect(schemas.derivedNamed("{urn:shop}B", "D19999")).toBe("{urn:shop}D19999");
    // Seconds here; with a time that grows with the square it would be minutes.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
