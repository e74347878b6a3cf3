import { z } from "zod";
import { Description, DisplayName, ExpectedVersion, Id, ListQuery, Message, Name, page, Timestamp, Usage } from "./common.ts";
import { HeaderName } from "./connectors.ts";
import { Json } from "./json.ts";
import { type Parameter, ParameterList, Parameters } from "./parameters.ts";

export const Method = z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
export type Method = z.infer<typeof Method>;
export const BodyType = z.enum(["json", "form", "text"]);
export type BodyType = z.infer<typeof BodyType>;

/** `/users/{username}/repos`: starts with a slash; `{name}` is one segment or a part of one. */
export const PathTemplate = z
  .string()
  .max(2_048)
  .regex(/^\/[^?#\s\\]*$/, "a path starts with / and has no query, fragment, space or backslash")
  .refine((path) => !/[{}]/.test(path.replace(/\{[^{}/]+\}/g, "")), "braces must enclose a name: {name}")
  .refine((path) => !path.split("/").some((segment) => /^(\.|%2e){1,2}$/i.test(segment)), "a path has no . or .. segments");

/** The names between braces, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? "");
}

const HeaderParameters = ParameterList.refine(
  (list) => list.every((parameter) => HeaderName.safeParse(parameter.name).success),
  "not a header name",
);

const fields = {
  name: Name,
  displayName: DisplayName,
  description: Description.default(""),
  method: Method,
  path: PathTemplate,
  pathParams: ParameterList.default([]),
  queryParams: ParameterList.default([]),
  headerParams: HeaderParameters.default([]),
  bodyType: BodyType.default("json"),
  /** The fields of the body: what is not a path, query or header parameter goes there. */
  bodySchema: Parameters.nullable().default(null),
  responseSchema: z
    .union([z.record(z.string(), Json), z.boolean()])
    .nullable()
    .default(null),
  timeoutMs: z.number().int().min(1).max(300_000).nullable().default(null),
};

export const CreateEndpointInput = z.strictObject(fields).superRefine((endpoint, check) => {
  for (const message of parameterProblems(endpoint)) check.addIssue({ code: "custom", path: ["pathParams"], message });
});
export type CreateEndpointInput = z.output<typeof CreateEndpointInput>;

export const UpdateEndpointInput = z.strictObject({
  name: Name.optional(),
  displayName: DisplayName.optional(),
  description: Description.optional(),
  method: Method.optional(),
  path: PathTemplate.optional(),
  pathParams: ParameterList.optional(),
  queryParams: ParameterList.optional(),
  headerParams: HeaderParameters.optional(),
  bodyType: BodyType.optional(),
  bodySchema: Parameters.nullable().optional(),
  responseSchema: fields.responseSchema.unwrap().optional(),
  timeoutMs: fields.timeoutMs.unwrap().optional(),
  version: ExpectedVersion,
});
export type UpdateEndpointInput = z.output<typeof UpdateEndpointInput>;

/** Every `{name}` of the path is declared and every declared path parameter stands in the path; no name has two places. */
export function parameterProblems(endpoint: {
  path: string;
  pathParams: Parameter[];
  queryParams: Parameter[];
  headerParams: Parameter[];
}): string[] {
  const inPath = pathNames(endpoint.path);
  const declared = endpoint.pathParams.map((parameter) => parameter.name);
  const all = [...declared, ...endpoint.queryParams.map((p) => p.name), ...endpoint.headerParams.map((p) => p.name)];
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
  pathParams: ParameterList,
  queryParams: ParameterList,
  headerParams: ParameterList,
  bodyType: BodyType,
  bodySchema: Parameters.nullable(),
  responseSchema: z.union([z.record(z.string(), Json), z.boolean()]).nullable(),
  timeoutMs: z.number().int().nullable(),
  version: z.number().int(),
  usage: Usage,
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Endpoint = z.infer<typeof Endpoint>;

export const ListEndpointsQuery = ListQuery;
export const EndpointAnswer = z.object({ endpoint: Endpoint });
export const EndpointChanged = z.object({ ...Message.shape, endpoint: Endpoint });
export const EndpointList = page("endpoints", Endpoint);
