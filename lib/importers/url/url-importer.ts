import type { Importer } from "../importer.ts";
import { planRequest } from "../request/plan-request.ts";

const ADDRESS =
  /^(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+)?(?:[a-z][a-z0-9+.-]*:\/\/\S+|(?:localhost|\[[0-9a-f:.]+\]|[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?]\S*)?)$/i;

/** An address, with or without a scheme, or with a method before it as documentation writes it. */
export const urlImporter: Importer = {
  recognises: (text) => ADDRESS.test(unquoted(text)),
  read: (text) => {
    const [, method, address = ""] = /^(?:([A-Z]+)\s+)?(\S+)$/i.exec(unquoted(text)) ?? [];
    const request = { address, headers: [], body: null, user: null, settings: {}, notes: [] };
    const plan = planRequest({ ...request, method: method?.toUpperCase() ?? "GET" });
    const { connector, endpoints } = plan;
    if (isWsdl(address))
      return { ...plan, connector: { ...connector, baseUrl: withPath(address), apiType: "soap" }, endpoints: [], parameters: {} };
    if (/^grpcs?:/i.test(address)) return { ...plan, connector: { ...connector, apiType: "grpc" }, endpoints: [] };
    // The address of a service as a whole is no call of it.
    const isWhole = method === undefined && endpoints.every(({ path }) => path === "/") && !address.includes("?");
    return isWhole ? { ...plan, endpoints: [] } : plan;
  },
};

function unquoted(text: string): string {
  return text.trim().replace(/^(["'`<])(.*)(["'`>])$/s, "$2");
}

function isWsdl(address: string): boolean {
  return /[?&](?:wsdl|singlewsdl)\b|\.(?:asmx|svc|wsdl)(?:\?|$)/i.test(address);
}

function withPath(address: string): string {
  return address.replace(/[?#].*$/s, "").replace(/^(?!\w+:\/\/)/, "https://");
}
