import type { Json, JsonObject } from "../json.ts";
import { Parameters } from "../parameters.ts";
import { sameJson } from "../same-json.ts";
import { toJsonSchema } from "../to-json-schema.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, describeAt, quote } from "./change.ts";
import { compareSchemas } from "./compare-schemas.ts";

const PLACES = { pathParams: "path", queryParams: "query", headerParams: "header", cookieParams: "cookie", bodySchema: "body" } as const;
type Place = keyof typeof PLACES;
const NAMES = Object.keys(PLACES) as Place[];

/** What somebody who calls an endpoint notices of another definition. Where a value is sent is nothing that the caller sees. */
export function describeEndpoint(before: JsonObject, after: JsonObject) {
  const differs = (field: string) => !sameJson(before[field] ?? null, after[field] ?? null);
  const changes: DefinitionChange[] = [
    ...(differs("name")
      ? [change("name", `It was renamed from ${quote(String(before["name"]))} to ${quote(String(after["name"]))}`, false)]
      : []),
    ...(differs("method") || differs("path") ? [change("path", `It calls ${line(after)} instead of ${line(before)}`, true)] : []),
    ...(differs("operation") ? [change("operation", "It calls another operation, or the same in another way", true)] : []),
    ...compareSchemas(inputOf(before), inputOf(after), describeAt("The call", "parameters")),
    ...compareModes(before, after),
    ...comparePlaces(before, after),
    ...compareResponse(before, after),
    ...(differs("projection") || differs("answerType")
      ? [change("projection", "It returns another part or form of the answer", true)]
      : []),
  ];
  return {
    told: ["name", "method", "path", "operation", "projection", "answerType", "responseSchema", "requestValidation", ...NAMES],
    changes,
  };
}

function line({ method, path }: JsonObject): string {
  return quote(`${String(method)} ${String(path)}`);
}

/** All that a caller may give, wherever it goes. */
function inputOf(endpoint: JsonObject): JsonObject {
  const schemas = NAMES.map((place) => schemaOf(endpoint[place]));
  const body = schemas.at(-1) ?? {};
  const required = schemas.flatMap((schema) => (Array.isArray(schema["required"]) ? schema["required"] : []));
  return {
    ...body,
    type: "object",
    properties: Object.assign({}, ...[...schemas].reverse().map((schema) => schema["properties"] ?? {})) as JsonObject,
    ...(required.length === 0 ? {} : { required }),
  };
}

function schemaOf(value: Json | undefined): JsonObject {
  const parsed = Parameters.safeParse(value ?? []);
  return parsed.success ? toJsonSchema(parsed.data) : {};
}

function comparePlaces(before: JsonObject, after: JsonObject): DefinitionChange[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  return [...is].flatMap(([name, place]) => {
    const old = was.get(name);
    return old === undefined || old === place ? [] : [change(place, `${quote(name)} moved from ${PLACES[old]} to ${PLACES[place]}`, false)];
  });
}

function placesOf(endpoint: JsonObject): Map<string, Place> {
  return new Map(
    NAMES.flatMap((place) => {
      const { properties } = schemaOf(endpoint[place]);
      return Object.keys(typeof properties === "object" && properties !== null ? properties : {}).map((name) => [name, place] as const);
    }),
  );
}

function compareModes({ requestValidation: was }: JsonObject, { requestValidation: is }: JsonObject): DefinitionChange[] {
  if (was === undefined || is === undefined || was === is) return [];
  return [change("requestValidation", `Parameters that do not fit are ${MODES[String(is)] ?? String(is)}`, is === "strict")];
}

const MODES: Record<string, string> = { strict: "refused", warn: "sent with a warning", off: "sent unchecked" };

/** An answer that does not fit is a failure only where responses are checked strictly. */
function compareResponse(before: JsonObject, after: JsonObject): DefinitionChange[] {
  const [was, is] = [before["responseSchema"] ?? null, after["responseSchema"] ?? null];
  if (sameJson(was, is)) return [];
  const isStrict = (after["responseValidation"] ?? "strict") === "strict";
  const text = is === null ? "Its response schema is gone" : was === null ? "It has a response schema" : "Its response schema changed";
  if (typeof was !== "object" || typeof is !== "object" || was === null || is === null || Array.isArray(was) || Array.isArray(is)) {
    return [change("responseSchema", text, isStrict && is !== null && is !== true)];
  }
  const details = compareSchemas(was, is, describeAt("The result", "responseSchema"));
  return [change("responseSchema", text, isStrict && details.some(({ breaking }) => breaking))];
}
