/** Where services describe themselves, by custom. */
export function ownAddress(baseUrl: string): URL {
  const address = new URL(baseUrl);
  if (!/\.wsdl$/i.test(address.pathname)) address.search = "?wsdl";
  return address;
}
