interface Options {
  /** Inside of `types`, beside the schema. */
  imports?: string;
  /** Attributes of the schema. */
  form?: string;
  /** Inside of the binding's input and output. */
  input?: string;
  output?: string;
  messages?: string;
}

/** A service `Shop` with the operation `Send`, whose input is the element `Send` and whose output the element `SendResponse` of the given schema. */
export function wsdlText(schema: string, options: Options = {}): string {
  const { imports = "", form = 'elementFormDefault="qualified"', input = "", output = "", messages = "" } = options;
  return `<?xml version="1.0"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:shop" targetNamespace="urn:shop">
  <wsdl:types>${imports}<xs:schema targetNamespace="urn:shop" ${form}>${schema}</xs:schema></wsdl:types>
  <wsdl:message name="In"><wsdl:part name="parameters" element="t:Send"/></wsdl:message>
  <wsdl:message name="Out"><wsdl:part name="parameters" element="t:SendResponse"/></wsdl:message>
  ${messages}
  <wsdl:portType name="Port">
    <wsdl:operation name="Send">
      <wsdl:documentation>Sends it.</wsdl:documentation><wsdl:input message="t:In"/><wsdl:output message="t:Out"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="Binding" type="t:Port">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="Send">
      <soap:operation soapAction="urn:shop/Send"/>
      <wsdl:input><soap:body use="literal"/>${input}</wsdl:input><wsdl:output><soap:body use="literal"/>${output}</wsdl:output>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="Shop"><wsdl:port name="ShopPort" binding="t:Binding"><soap:address location="http://nowhere.invalid/shop"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

/** A sequence of these particles as the element `Send`; the answer is an empty `SendResponse` unless the schema has one. */
export function sendOf(particles: string, more = '<xs:element name="SendResponse"><xs:complexType/></xs:element>'): string {
  return `<xs:element name="Send"><xs:complexType><xs:sequence>${particles}</xs:sequence></xs:complexType></xs:element>${more}`;
}
