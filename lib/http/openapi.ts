import { z } from "zod";
import { Problem, STATUS, TITLE } from "#lib/contracts/errors.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { OPERATIONS } from "#lib/contracts/operations/all.ts";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { RUN_EVENTS_TYPE, RunEvent } from "#lib/contracts/run-events.ts";
import { singleton } from "#lib/singleton.ts";

/** The API in OpenAPI 3.1, made from the contracts that the handlers themselves parse with. */
export function openApiDocument(): JsonObject {
  return singleton("openapi", makeDocument);
}

function makeDocument(): JsonObject {
  const shared: JsonObject = {};
  return {
    openapi: "3.1.1",
    info: {
      title: "Sintra Agent Studio",
      version: "0.1.0",
      summary: "One registry for every tool that agents and scripts may call.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { accessToken: [] }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: paths(shared),
    components: {
      schemas: { Problem: toSchema(Problem, "output", shared), ...shared },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An API token of a workspace" },
        accessToken: { type: "apiKey", in: "cookie", name: "accessToken", description: "The same token as a cookie" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token", description: "A person signed in with a browser" },
      },
    },
  };
}

function paths(shared: JsonObject): JsonObject {
  const all: Record<string, JsonObject> = {};
  for (const operation of OPERATIONS) {
    all[operation.path] = { ...all[operation.path], [operation.method.toLowerCase()]: toOperation(operation, shared) };
  }
  return all;
}

function toOperation(operation: Operation, shared: JsonObject): JsonObject {
  const parameters = [...fields(operation.params, "path", shared), ...fields(operation.query, "query", shared), ...headers(operation)];
  const { body, versioned } = operation;
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    ...security(operation),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: toSchema(body, "input", shared) } } } }),
    responses: {
      [operation.status]: {
        description: "Success",
        ...(versioned === undefined ? {} : { headers: { ETag: { description: "The version, for If-Match", schema: { type: "string" } } } }),
        content: answers(operation, shared),
      },
      ...problems(operation),
    },
  };
}

function answers({ isFile, fileTypes = ["*/*"], isLive, response }: Operation, shared: JsonObject): JsonObject {
  // OpenAPI 3.1, section 4.8.14.2: what is not JSON or text has no schema.
  if (isFile === true) return Object.fromEntries(fileTypes.map((type) => [type, {}]));
  const json: JsonObject = { "application/json": { schema: toSchema(response, "output", shared) } };
  // Until OpenAPI 3.2, a stream of lines is described by the schema of one of them.
  return isLive === true ? { ...json, [RUN_EVENTS_TYPE]: { schema: toSchema(RunEvent, "output", shared) } } : json;
}

/** What a call may need: for anyone nothing; a session alone where only people may call. */
function security({ allow }: Operation): JsonObject {
  if (allow === "anyone") return { security: [] };
  if (allow === "signed-in") return { security: [{ session: [] }] };
  return { security: [{ bearer: [] }, { accessToken: [] }, { session: [] }], "x-permission": allow };
}

function fields(schema: z.ZodType | undefined, place: "path" | "query", shared: JsonObject): JsonObject[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = toSchema(schema, "input", shared) as { properties?: JsonObject; required?: string[] };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: value,
  }));
}

function headers({ method, versioned, allow }: Operation): JsonObject[] {
  const workspace = {
    name: "X-Workspace",
    in: "header",
    description: "Slug of the workspace, for people in several",
    schema: { type: "string" },
  };
  const ifMatch = { name: "If-Match", in: "header", description: "The version the change was made from", schema: { type: "string" } };
  const inWorkspace = allow !== "anyone" && allow !== "signed-in";
  return [...(inWorkspace ? [workspace] : []), ...(method === "PUT" && versioned !== undefined ? [ifMatch] : [])];
}

/** One answer for each status, with the codes that it stands for. */
function problems(operation: Operation): JsonObject {
  const byStatus = Map.groupBy(Object.entries(STATUS), ([, status]) => status);
  const executes = operation.anyText === true;
  const statuses = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503, 504].filter((status) =>
    isPossible(status, operation, executes),
  );
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: (byStatus.get(status as (typeof STATUS)[keyof typeof STATUS]) ?? [])
          .map(([code]) => `${code}: ${TITLE[code as keyof typeof STATUS]}`)
          .join("; "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function isPossible(status: number, { allow, params, body, method }: Operation, executes: boolean): boolean {
  if (status === 401) return allow !== "anyone";
  if (status === 403) return allow !== "anyone" || body !== undefined;
  if (status === 404) return params !== undefined || allow !== "anyone";
  if (status === 409) return method !== "GET";
  if (status === 413 || status === 415) return body !== undefined;
  return status === 422 || status === 502 || status === 504 ? executes : true;
}

/**
 * Refinements have no JSON Schema; what they check is said in the answers. Schemas that refer to themselves go into `shared`,
 * under their ids, and are pointed at there.
 */
function toSchema(schema: z.ZodType, io: "input" | "output", shared: JsonObject): JsonObject {
  const made = z.toJSONSchema(schema, { io, target: "draft-2020-12", unrepresentable: "any" });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(text) as JsonObject;
  Object.assign(shared, $defs);
  return rest;
}
