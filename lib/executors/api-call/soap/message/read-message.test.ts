import { describe, expect, it } from "vitest";
import { shopOf } from "#lib/executors/api-call/soap/testing/shop.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";

const el = (name: string, type: string, rest = "") => `<xs:element name="${name}" type="${type}" ${rest}/>`;
const responseOf = (particles: string, more = "") =>
  shopOf(
    wsdlText(
      sendOf(
        "",
        `<xs:element name="SendResponse"><xs:complexType><xs:sequence>${particles}</xs:sequence></xs:complexType></xs:element>${more}`,
      ),
    ),
  );

describe("reading an answer", () => {
  it("makes lists of what may repeat, though it came once", () => {
    const { read } = responseOf(el("i", "xs:int", 'maxOccurs="unbounded"') + el("one", "xs:string"));
    expect(read("<t:SendResponse><t:i>1</t:i><t:one>a</t:one></t:SendResponse>")).toEqual({ i: [1], one: "a" });
  });

  it("keeps what came though nobody declared it, and every one of what came too often", () => {
    const { read } = responseOf(el("one", "xs:int"));
    expect(read("<t:SendResponse><one>1</one><one>2</one><new><x>y</x></new></t:SendResponse>")).toEqual({ one: [1, 2], new: { x: "y" } });
  });

  it("tells nil, empty text and empty objects apart", () => {
    const { read } = responseOf(el("s", "xs:string") + el("n", "xs:int", 'nillable="true"') + el("o", "t:O"), '<xs:complexType name="O"/>');
    expect(read('<t:SendResponse><t:s/><t:n xsi:nil="true"/><t:o/></t:SendResponse>')).toEqual({ s: "", n: null, o: {} });
  });

  it("reads attributes with text, and the derived type that an element says it has", () => {
    const types = `<xs:complexType name="P"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="n" type="xs:int"/></xs:extension>
      </xs:simpleContent></xs:complexType><xs:complexType name="A"><xs:sequence>${el("a", "xs:int")}</xs:sequence></xs:complexType>
      <xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"><xs:sequence>${el("b", "xs:int", 'maxOccurs="9"')}</xs:sequence>
      </xs:extension></xs:complexContent></xs:complexType>`;
    const { read } = responseOf(el("p", "t:P") + el("a", "t:A"), types);
    expect(read('<t:SendResponse><t:p n="3" id="q">1.5</t:p><t:a xsi:type="t:B"><t:a>1</t:a><t:b>2</t:b></t:a></t:SendResponse>')).toEqual({
      p: { $value: 1.5, attributes: { n: 3, id: "q" } },
      a: { $type: "B", a: 1, b: [2] },
    });
  });

  it("does not follow a type that may not stand there", () => {
    const { read } = responseOf(el("a", "xs:int"), '<xs:complexType name="B"/>');
    expect(read('<t:SendResponse><t:a xsi:type="t:B">1</t:a></t:SendResponse>')).toEqual({ a: 1 });
  });

  it("takes an answer in a namespace of the service's own making", () => {
    expect(responseOf(el("i", "xs:int")).read('<SendResponse xmlns="urn:other"><i>1</i></SendResponse>')).toEqual({ i: 1 });
  });

  it("keeps attributes and text between elements of what nobody declared", () => {
    const { read } = responseOf("");
    const inside =
      '<a n="1">x</a><b n="2"><attributes/></b><c>y<d/></c><e xsi:type="xs:string" xmlns:xs="http://www.w3.org/2001/XMLSchema">z</e>';
    expect(read(`<t:SendResponse>${inside}</t:SendResponse>`)).toEqual({
      a: { $value: "x", attributes: { n: "1" } },
      b: { attributes: "", $attributes: { n: "2" } },
      c: { d: "", $value: "y" },
      e: "z",
    });
  });

  it("leaves the prototypes of objects alone", () => {
    const { read } = responseOf("");
    const result = read("<t:SendResponse><__proto__><polluted>1</polluted></__proto__></t:SendResponse>");
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"polluted":"1"}}');
  });
});

const RPC = `<?xml version="1.0"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" xmlns:t="urn:rpc" targetNamespace="urn:rpc">
  <wsdl:types><xs:schema targetNamespace="urn:rpc">
    <xs:complexType name="Ints"><xs:complexContent><xs:restriction base="e:Array">
      <xs:attribute ref="e:arrayType" wsdl:arrayType="xs:int[]"/></xs:restriction></xs:complexContent></xs:complexType>
    <xs:complexType name="Node"><xs:sequence><xs:element name="v" type="xs:int"/><xs:element name="next" type="t:Node" nillable="true"/></xs:sequence></xs:complexType>
  </xs:schema></wsdl:types>
  <wsdl:message name="In"><wsdl:part name="list" type="t:Ints"/><wsdl:part name="name" type="xs:string"/></wsdl:message>
  <wsdl:message name="Out"><wsdl:part name="r" type="t:Node"/></wsdl:message>
  <wsdl:portType name="P"><wsdl:operation name="go"><wsdl:input message="t:In"/><wsdl:output message="t:Out"/></wsdl:operation></wsdl:portType>
  <wsdl:binding name="B" type="t:P"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="go"><soap:operation soapAction=""/>
      <wsdl:input><soap:body use="encoded" namespace="urn:x"/></wsdl:input><wsdl:output><soap:body use="encoded" namespace="urn:x"/></wsdl:output>
    </wsdl:operation></wsdl:binding>
  <wsdl:service name="S"><wsdl:port name="SP" binding="t:B"><soap:address location="http://x.invalid/"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;

describe("the SOAP encoding", () => {
  const rpc = shopOf(RPC);

  it("writes the type of every value, and lists as arrays", () => {
    expect(rpc.write({ name: "n", list: [1, 2] })).toBe(
      '<ns3:go soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><list xsi:type="ns4:Array" ns4:arrayType="xsd:int[2]">' +
        '<item xsi:type="xsd:int">1</item><item xsi:type="xsd:int">2</item></list><name xsi:type="xsd:string">n</name></ns3:go>',
    );
  });

  it("follows references to what stands beside the answer", () => {
    const answer = '<t:goResponse><r href="#i0"/></t:goResponse><multiRef id="i0"><v>1</v><next href="#i1"/></multiRef>';
    expect(rpc.read(`${answer}<multiRef id="i1"><v>2</v><next xsi:nil="1"/></multiRef>`)).toEqual({
      r: { v: 1, next: { v: 2, next: null } },
    });
  });

  it("ends with a failure where references make a short answer long", () => {
    const answer = `<t:goResponse><r>${'<x href="#i0"/>'.repeat(100)}</r></t:goResponse><m id="i0">${"a".repeat(100_000)}</m>`;
    expect(() => rpc.read(answer)).toThrow("refers to itself too often");
    const once = answer.replace(/(<x href="#i0"\/>)+/, '<x href="#i0"/>');
    expect(rpc.read(once)).toEqual({ r: { x: "a".repeat(100_000) } });
  });

  it("ends with a failure where references never end", () => {
    const circle = '<t:goResponse><r href="#i0"/></t:goResponse><multiRef id="i0"><v>1</v><next href="#i0"/></multiRef>';
    expect(() => rpc.read(circle)).toThrow("refers to itself too often");
    const bomb = Array.from({ length: 30 }, (_, i) => `<m id="i${i}">${`<x href="#i${i + 1}"/>`.repeat(10)}</m>`).join("");
    expect(() => rpc.read(`<t:goResponse><r href="#i0"/></t:goResponse>${bomb}`)).toThrow("refers to itself too often");
  });
});
