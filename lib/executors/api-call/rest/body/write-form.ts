import { ParameterStyle } from "#lib/contracts/endpoint-parameters.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { RestParameter } from "#lib/executors/api-call/rest/parameters/valued.ts";
import { writeQuery } from "#lib/executors/api-call/rest/parameters/write-query.ts";

/**
 * `application/x-www-form-urlencoded`: a list repeats its name, what nests is written as deepObject. A property of a JSON Schema may choose
 * otherwise with `style` and `explode`, as the `encoding` of OpenAPI does.
 */
export function writeForm(fields: JsonObject, bodySchema: Parameters | null): string {
  const pieces = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : writeQuery({ parameter: { name, ...(chosen(bodySchema, name) ?? fitting(value)) }, value }),
  );
  return pieces.join("&").replaceAll("%20", "+");
}

function fitting(value: Json): Omit<RestParameter, "name"> {
  const items = Array.isArray(value) ? value : [value];
  return { style: items.some((item) => typeof item === "object" && item !== null) ? "deepObject" : "form" };
}

function chosen(bodySchema: Parameters | null, name: string): Omit<RestParameter, "name"> | undefined {
  if (bodySchema === null || Array.isArray(bodySchema)) return undefined;
  const property = fieldOf(fieldOf(bodySchema, "properties"), name);
  const style = ParameterStyle.safeParse(fieldOf(property, "style")).data;
  const explode = fieldOf(property, "explode");
  return style === undefined ? undefined : { style, ...(typeof explode === "boolean" ? { explode } : {}) };
}

function fieldOf(value: Json | undefined, key: string): Json | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject && Object.hasOwn(value, key) ? value[key] : undefined;
}
