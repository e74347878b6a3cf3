import type { BodyType, EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { bodyFields } from "./body-fields.ts";
import type { EndpointDraft } from "./endpoint-draft.ts";
import { requestParametersOf } from "./places.ts";
import { readValue, toText } from "./read-value.ts";
import { textOf } from "./text-of.ts";

export interface Reading {
  parameters: JsonObject;
  errors: FieldError[];
}

/** How each kind of body is written in the editor. */
type BodyForm = "object" | "fields" | "whole";

const FORMS: Record<BodyType, BodyForm> = {
  json: "object",
  form: "fields",
  multipart: "fields",
  text: "whole",
  xml: "whole",
  binary: "whole",
};

/** Everything that the message of another protocol than REST is made of is written as JSON. */
export function bodyForm({ operation, bodyType }: Pick<EndpointDefinition, "operation" | "bodyType">): BodyForm {
  return operation === null ? FORMS[bodyType] : "object";
}

export function takesBody({ operation, method, bodySchema }: Pick<EndpointDefinition, "operation" | "method" | "bodySchema">): boolean {
  if (operation !== null) return true;
  return method === "POST" || method === "PUT" || method === "PATCH" || (method === "DELETE" && bodySchema !== null);
}

/** The parameters of a call, from what stands in the inputs. Empty inputs are left out: the service's own defaults stay. */
export function readParameters(draft: EndpointDraft): Reading {
  const errors: FieldError[] = [];
  const take = (schema: { name: string; type: Parameters<typeof readValue>[0]["type"] }): [string, Json][] => {
    const text = textOf(draft.values, schema.name);
    if (text === "") return [];
    const read = readValue(schema, text);
    if ("value" in read) return [[schema.name, read.value]];
    errors.push({ path: `parameters.${schema.name}`, message: read.error });
    return [];
  };
  const request = requestParametersOf(draft.definition).flatMap(take);
  const body = takesBody(draft.definition) ? readBody(draft, take, (message) => errors.push({ path: "body", message })) : {};
  return { parameters: { ...body, ...Object.fromEntries(request) }, errors };
}

type Take = (schema: ReturnType<typeof bodyFields>[number]) => [string, Json][];

function readBody({ definition, body }: EndpointDraft, take: Take, refuse: (message: string) => void): JsonObject {
  const form = bodyForm(definition);
  if (form === "fields") return Object.fromEntries(bodyFields(definition.bodySchema).flatMap(take));
  if (body.trim() === "") return {};
  if (form === "whole") return { body: wholeBody(definition.bodyType, body) };
  try {
    const value = JSON.parse(body) as Json;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : { body: value };
  } catch (error) {
    refuse(`The body is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}`);
    return {};
  }
}

/** A file that was chosen is kept as the JSON of its contents. */
function wholeBody(bodyType: BodyType, text: string): Json {
  if (bodyType !== "binary" || !text.startsWith("{")) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** What stood in the inputs of a call that went out, to be sent again. */
export function withParametersOf(draft: EndpointDraft, parameters: JsonObject): EndpointDraft {
  const fields = bodyForm(draft.definition) === "fields" ? bodyFields(draft.definition.bodySchema) : [];
  const names = new Set([...requestParametersOf(draft.definition), ...fields].map(({ name }) => name));
  const values = Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (names.has(name) ? [[name, toText(value)]] : [])),
  );
  const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.has(name)));
  const whole = Object.keys(rest).length === 1 && rest["body"] !== undefined ? rest["body"] : undefined;
  const body = Object.keys(rest).length === 0 ? "" : typeof whole === "string" ? whole : JSON.stringify(whole ?? rest, null, 2);
  return { ...draft, values, body };
}
