import { z } from "zod";
import { changesOf } from "./changes-of.ts";
import { Description, DisplayName, ExpectedVersion, Id, ListQuery, Message, Name, page, Timestamp, Usage } from "./common.ts";
import { EndpointOperation } from "./endpoint-operation.ts";
import { CookieParameters, HeaderParameters, PathParameters, QueryParameters } from "./endpoint-parameters.ts";
import { Expression } from "./expression.ts";
import { hasDotSegments } from "./has-dot-segments.ts";
import { HeaderName } from "./header-name.ts";
import { Json } from "./json.ts";
import { Pagination } from "./pagination.ts";
import { type Parameter, Parameters } from "./parameters.ts";

export const Method = z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
export type Method = z.infer<typeof Method>;
export const BodyType = z.enum(["json", "form", "multipart", "text", "xml", "binary"]);
export type BodyType = z.infer<typeof BodyType>;

/** `/users/{username}/repos`: starts with a slash; `{name}` is one segment or a part of one. */
export const PathTemplate = z
  .string()
  .max(2_048)
  .regex(/^\/[^?#\s\\]*$/, "a path starts with / and has no query, fragment, space or backslash")
  .refine((path) => !/[{}]/.test(path.replace(/\{[^{}/]+\}/g, "")), "braces must enclose a name: {name}")
  .refine((path) => !hasDotSegments(path), "a path has no . or .. segments");

/** The names between braces, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? "");
}

/** What is done with data that does not fit its schema: refused, recorded as a warning, or nothing. */
export const ValidationMode = z.enum(["strict", "warn", "off"]);
export type ValidationMode = z.infer<typeof ValidationMode>;

/** What an endpoint of any protocol may say about its answers and attempts. */
const conduct = {
  cookieParams: CookieParameters.default([]),
  pagination: Pagination.nullable().default(null),
  /** How the body of an answer is read; by its content type where it is `auto`. */
  answerType: z.enum(["auto", "json", "text", "binary", "events", "lines"]).default("auto"),
  /** The part of the answer that is the result. */
  projection: Expression.nullable().default(null),
  /** An answer for which this is true is a failure, whatever its status. */
  errorWhen: Expression.nullable().default(null),
  requestValidation: ValidationMode.default("strict"),
  responseValidation: ValidationMode.default("strict"),
  /** Whether a second attempt does no harm; by the method where null. */
  idempotent: z.boolean().nullable().default(null),
  /** A header that gets one key for each execution, the same on every attempt, which makes attempts safe. */
  idempotencyHeader: HeaderName.nullable().default(null),
  maxResponseBytes: z.number().int().min(1).max(50_000_000).default(5_242_880),
};

const fields = {
  name: Name,
  displayName: DisplayName,
  description: Description.default(""),
  /** Method and path belong to REST; of the other protocols the operation tells all. */
  method: Method.optional(),
  path: PathTemplate.optional(),
  operation: EndpointOperation.nullable().default(null),
  pathParams: PathParameters.default([]),
  queryParams: QueryParameters.default([]),
  headerParams: HeaderParameters.default([]),
  bodyType: BodyType.default("json"),
  /** The fields of the body: what is not a path, query or header parameter goes there. */
  bodySchema: Parameters.nullable().default(null),
  responseSchema: z
    .union([z.record(z.string(), Json), z.boolean()])
    .nullable()
    .default(null),
  timeoutMs: z.number().int().min(1).max(300_000).nullable().default(null),
  ...conduct,
};

export const CreateEndpointInput = z.strictObject(fields).superRefine((endpoint, check) => {
  const { method, path = "/", operation } = endpoint;
  for (const message of parameterProblems({ ...endpoint, path })) check.addIssue({ code: "custom", path: ["pathParams"], message });
  if (operation !== null) return;
  if (method === undefined) check.addIssue({ code: "custom", path: ["method"], message: "is required" });
  if (endpoint.path === undefined) check.addIssue({ code: "custom", path: ["path"], message: "is required" });
});
export type CreateEndpointInput = z.output<typeof CreateEndpointInput>;

export const UpdateEndpointInput = z.strictObject({ ...changesOf(fields), version: ExpectedVersion });
export type UpdateEndpointInput = z.output<typeof UpdateEndpointInput>;

/** Every `{name}` of the path is declared and every declared path parameter stands in the path; no name has two places. */
export function parameterProblems(endpoint: {
  path: string;
  pathParams: Parameter[];
  queryParams: Parameter[];
  headerParams: Parameter[];
  cookieParams: Parameter[];
}): string[] {
  const inPath = pathNames(endpoint.path);
  const declared = endpoint.pathParams.map((parameter) => parameter.name);
  const others = [endpoint.queryParams, endpoint.headerParams, endpoint.cookieParams].flat();
  const all = [...declared, ...others.map(({ name }) => name)];
  return [
    ...inPath.filter((name) => !declared.includes(name)).map((name) => `{${name}} of the path is not declared`),
    ...declared.filter((name) => !inPath.includes(name)).map((name) => `${name} does not stand in the path`),
    ...all.filter((name, index) => all.indexOf(name) !== index).map((name) => `${name} is declared twice`),
  ];
}

export const Endpoint = z.object({
  id: Id,
  connectorId: Id,
  name: Name,
  displayName: z.string(),
  description: z.string(),
  method: Method,
  path: z.string(),
  operation: EndpointOperation.nullable().default(null),
  pathParams: PathParameters,
  queryParams: QueryParameters,
  headerParams: HeaderParameters,
  bodyType: BodyType,
  bodySchema: Parameters.nullable(),
  responseSchema: z.union([z.record(z.string(), Json), z.boolean()]).nullable(),
  timeoutMs: z.number().int().nullable(),
  ...conduct,
  version: z.number().int(),
  usage: Usage,
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Endpoint = z.infer<typeof Endpoint>;

/** What a person writes of an endpoint, and a version freezes. */
export const EndpointDefinition = Endpoint.omit({
  id: true,
  connectorId: true,
  version: true,
  usage: true,
  createdAt: true,
  updatedAt: true,
});
export type EndpointDefinition = z.infer<typeof EndpointDefinition>;

export const ListEndpointsQuery = ListQuery;
export const EndpointAnswer = z.object({ endpoint: Endpoint });
export const EndpointChanged = z.object({ ...Message.shape, endpoint: Endpoint });
export const EndpointList = page("endpoints", Endpoint);
