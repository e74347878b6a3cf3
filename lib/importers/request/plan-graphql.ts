import { z } from "zod";
import { JsonObject } from "#lib/contracts/json.ts";
import type { PastedRequest } from "./pasted-request.ts";
import type { Address } from "./split-address.ts";

const Operation = z.object({
  query: z.string().min(1).max(100_000),
  operationName: z.string().min(1).max(200).nullish(),
  variables: JsonObject.nullish(),
});

/** A GraphQL service has one address, and its operation stands in the body. Null for anything else. */
export function planGraphql({ body, method }: PastedRequest, { baseUrl, path }: Address) {
  const isNamed = /\/(?:graphql|gql)\/?$/i.test(path);
  const operation = body !== null && "text" in body && method === "POST" ? readOperation(body.text) : undefined;
  const isOperation = operation !== undefined && (isNamed || /^\s*(?:query|mutation|subscription|fragment|\{)/.test(operation.query));
  if (!isOperation && !(isNamed && body === null)) return null;
  const connector = { baseUrl: baseUrl + path.replace(/\/$/, ""), apiType: "graphql" as const };
  if (operation === undefined) return { connector, endpoints: [], parameters: {} };
  const name = operation.operationName ?? /^\s*(?:query|mutation)\s+(\w{1,64})/.exec(operation.query)?.[1] ?? "query";
  const endpoint = {
    name: name.replaceAll(/\W+/g, "_").slice(0, 64),
    displayName: name.replaceAll(/(?<=[a-z])(?=[A-Z])|_/g, " ").slice(0, 200),
    operation: { kind: "graphql" as const, document: operation.query, operationName: operation.operationName ?? null },
  };
  return { connector, endpoints: [endpoint], parameters: operation.variables ?? {} };
}

function readOperation(text: string): z.output<typeof Operation> | undefined {
  try {
    return Operation.safeParse(JSON.parse(text)).data;
  } catch {
    // A body that is not JSON holds no operation.
    return undefined;
  }
}
