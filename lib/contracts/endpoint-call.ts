import type { EndpointParameter } from "./endpoint-parameters.ts";
import type { Endpoint } from "./endpoints.ts";
import type { Parameter, Parameters } from "./parameters.ts";
import { toJsonSchema } from "./to-json-schema.ts";

type Declared = Pick<Endpoint, "pathParams" | "queryParams" | "headerParams" | "cookieParams" | "bodySchema">;

/** The parameters of the request line, headers and cookies; whoever calls must give those of the path. */
export function requestParameters({ pathParams, queryParams, headerParams, cookieParams }: Omit<Declared, "bodySchema">): Parameter[] {
  const ofPath = pathParams.map((parameter) => ({ ...parameter, required: true }));
  return [...ofPath, ...queryParams, ...headerParams, ...cookieParams].map(toParameter);
}

/** What the value is, without how it is sent. */
function toParameter({ style: _style, explode: _explode, allowReserved: _reserved, ...parameter }: EndpointParameter): Parameter {
  return parameter;
}

/** Everything that a call of the endpoint takes, as the parameters of a tool. */
export function endpointParameters(endpoint: Declared): Parameters {
  const ofRequest = requestParameters(endpoint);
  const { bodySchema } = endpoint;
  if (bodySchema === null) return ofRequest;
  const names = new Set(ofRequest.map(({ name }) => name));
  if (Array.isArray(bodySchema)) return [...ofRequest, ...bodySchema.filter(({ name }) => !names.has(name))];
  const request = toJsonSchema(ofRequest);
  const required = [...new Set([...asList(request["required"]), ...asList(bodySchema["required"])])];
  return {
    ...bodySchema,
    properties: { ...asObject(bodySchema["properties"]), ...asObject(request["properties"]) },
    ...(required.length === 0 ? {} : { required }),
  };
}

function asList(value: unknown): string[] {
  return Array.isArray(value) ? value : [];
}

function asObject<T>(value: T): Extract<T, object> | Record<string, never> {
  return typeof value === "object" && value !== null ? (value as Extract<T, object>) : {};
}
