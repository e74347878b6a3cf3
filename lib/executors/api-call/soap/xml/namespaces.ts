export const XML_SCHEMA = "http://www.w3.org/2001/XMLSchema";
export const XML_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
export const WSDL_11 = "http://schemas.xmlsoap.org/wsdl/";
export const WSDL_20 = "http://www.w3.org/ns/wsdl";
export const WSDL_SOAP_11 = "http://schemas.xmlsoap.org/wsdl/soap/";
export const WSDL_SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/";
export const SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
export const SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
export const SOAP_ENCODING_11 = "http://schemas.xmlsoap.org/soap/encoding/";
export const SOAP_ENCODING_12 = "http://www.w3.org/2003/05/soap-encoding";
export const XML = "http://www.w3.org/XML/1998/namespace";

/** What every reader knows; a description that imports one of these needs no file for it. */
export const WELL_KNOWN: ReadonlySet<string> = new Set([
  XML_SCHEMA,
  XML_SCHEMA_INSTANCE,
  WSDL_11,
  WSDL_SOAP_11,
  WSDL_SOAP_12,
  SOAP_11,
  SOAP_12,
  SOAP_ENCODING_11,
  SOAP_ENCODING_12,
  XML,
]);
