import { CreateEndpointInput, type Endpoint, type EndpointDefinition, pathNames } from "#lib/contracts/endpoints.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { HeaderName } from "#lib/contracts/header-name.ts";
import { PLACES, parametersIn, REQUEST_PLACES, requestParametersOf } from "./places.ts";

type Other = Pick<Endpoint, "id" | "name" | "displayName" | "method" | "path" | "operation">;

/** What is wrong with an endpoint as it stands, each with its place: `path`, `queryParams.1.name`, … */
export function draftProblems(definition: EndpointDefinition, others: readonly Other[]): FieldError[] {
  return [...ownProblems(definition), ...rowProblems(definition), ...repetitions(definition, others)];
}

/** By the contract that saving goes by; of the parameters' lists only what no single row can be told. */
function ownProblems(definition: EndpointDefinition): FieldError[] {
  const parsed = CreateEndpointInput.safeParse(definition);
  if (parsed.success) return [];
  const lists = new Set<string>(REQUEST_PLACES.map((place) => PLACES[place].key));
  return parsed.error.issues
    .filter(({ path }) => !(path.length === 1 && lists.has(String(path[0]))))
    .map(({ path, message }) => ({
      path: path.join("."),
      message: path[0] === "displayName" && message !== "" ? nameless(message) : message,
    }));
}

function nameless(message: string): string {
  return message.startsWith("Too small") ? "give it a title" : message;
}

function rowProblems(definition: EndpointDefinition): FieldError[] {
  const names = requestParametersOf(definition).map(({ name }) => name);
  return REQUEST_PLACES.flatMap((place) =>
    parametersIn(definition, place).flatMap(({ name, style }, index) => {
      const found: string[] = [];
      if (names.filter((other) => other === name).length > 1)
        found.push(`${name === "" ? "a parameter without a name" : name} is there twice`);
      if (place === "header" && name !== "" && !HeaderName.safeParse(name).success) found.push("this is not a header name");
      if (place === "path" && !pathNames(definition.path).includes(name)) found.push(`{${name}} does not stand in the path`);
      if (style !== undefined && !PLACES[place].styles.includes(style)) found.push("this style does not fit its place");
      return found.map((message) => ({ path: `${PLACES[place].key}.${index}.name`, message }));
    }),
  );
}

function repetitions({ name, method, path, operation }: EndpointDefinition, others: readonly Other[]): FieldError[] {
  const sameName = name !== "" && others.find((other) => other.name === name);
  const sameCall =
    operation === null && others.find((other) => other.operation === null && other.method === method && shape(other.path) === shape(path));
  return [
    ...(sameName ? [{ path: "name", message: `“${sameName.displayName}” has this name already` }] : []),
    ...(sameCall ? [{ path: "path", message: `“${sameCall.displayName}” calls ${method} ${sameCall.path} already` }] : []),
  ];
}

/** Two paths that differ in the names of their parameters alone are the same. */
function shape(path: string): string {
  return path.replace(/\{[^{}/]*\}/g, "{}");
}
