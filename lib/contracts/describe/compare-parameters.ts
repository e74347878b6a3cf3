import type { Json } from "../json.ts";
import { type Parameter, Parameters } from "../parameters.ts";
import { sameJson } from "../same-json.ts";
import { toJsonSchema } from "../to-json-schema.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, describeAt, quote } from "./change.ts";
import { compareSchemas } from "./compare-schemas.ts";

/** Two declarations of parameters, in either form: the list and the schema that say the same are the same. */
export function compareParameters(before: Json | undefined, after: Json | undefined, path: string): DefinitionChange[] {
  const [was, is] = [read(before), read(after)];
  const changes = compareSchemas(toJsonSchema(was), toJsonSchema(is), describeAt("The call", path));
  return Array.isArray(was) && Array.isArray(is) ? [...changes, ...compareOrder(was, is, path, "")] : changes;
}

function read(value: Json | undefined): Parameters {
  return Parameters.safeParse(value ?? []).data ?? {};
}

/** Agents read parameters in their order. Only lists have one: the database does not keep that of an object. */
function compareOrder(was: readonly Parameter[], is: readonly Parameter[], path: string, within: string): DefinitionChange[] {
  const names = (list: readonly Parameter[], others: readonly Parameter[]) =>
    list.map(({ name }) => name).filter((name) => others.some((other) => other.name === name));
  const inside = is.flatMap(({ name, properties = [] }) => {
    const before = was.find((other) => other.name === name)?.properties ?? [];
    return compareOrder(before, properties, `${path}.${name}`, within === "" ? name : `${within}.${name}`);
  });
  if (sameJson(names(was, is), names(is, was))) return inside;
  const what = within === "" ? "The parameters" : `The fields of ${quote(within)}`;
  return [change(path, `${what} are in another order`, false), ...inside];
}
