import { z } from "zod";
import { Id, Message, Timestamp } from "./common.ts";
import { EndpointOperation } from "./endpoint-operation.ts";
import { EndpointAnswer } from "./endpoints.ts";
import { Json, JsonObject } from "./json.ts";

/** Where the description of a connector's service comes from: the service itself, an address, or files. */
export const SchemaSource = z.discriminatedUnion("source", [
  /** Introspection, server reflection, or `?wsdl`. */
  z.strictObject({ source: z.literal("service") }),
  z.strictObject({ source: z.literal("url"), url: z.url({ protocol: /^https?$/ }).max(2_048) }),
  z.strictObject({
    source: z.literal("upload"),
    /** Text as it is; binary files (descriptor sets) as base64. Imports name each other by `name`. */
    files: z
      .array(z.strictObject({ name: z.string().min(1).max(500), content: z.string().max(8_000_000), base64: z.boolean().default(false) }))
      .min(1)
      .max(500),
  }),
]);
export type SchemaSource = z.output<typeof SchemaSource>;
export type UploadedFile = Extract<SchemaSource, { source: "upload" }>["files"][number];

export const SchemaKind = z.enum(["graphql", "soap", "grpc"]);
export type SchemaKind = z.infer<typeof SchemaKind>;

/** What is known of a connector's service; the document itself stays on the server. */
export const ConnectorSchema = z.object({
  connectorId: Id,
  kind: SchemaKind,
  source: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  operations: z.number().int(),
  fetchedAt: Timestamp,
});
export type ConnectorSchema = z.infer<typeof ConnectorSchema>;

/** One operation that the service offers, with the endpoint it would become. */
export const ApiOperation = z.object({
  /** Unique in the service: `Query.bookById`, `Calculator.Add`, `grpc.health.v1.Health/Check`. */
  name: z.string(),
  kind: z.enum(["query", "mutation", "subscription", "request", "unary", "server_stream", "client_stream", "bidi_stream"]),
  description: z.string(),
  operation: EndpointOperation,
  bodySchema: JsonObject,
  responseSchema: z.union([z.record(z.string(), Json), z.boolean()]).nullable(),
  idempotent: z.boolean().nullable(),
  /** Why it cannot become an endpoint: subscriptions, client streams. */
  unsupported: z.string().nullable(),
});
export type ApiOperation = z.infer<typeof ApiOperation>;
/** What a list can tell of an operation without making its schemas. */
export type OperationSummary = Pick<ApiOperation, "name" | "kind" | "description" | "unsupported">;

export const ListApiOperationsQuery = z.strictObject({
  search: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** What the page before returned: the name after which this one begins. */
  cursor: z
    .string()
    .max(1_010)
    .regex(/^after:[^\p{Cc}]+$/u, "is not one that a list returned")
    .optional(),
});
export type ListApiOperationsQuery = z.output<typeof ListApiOperationsQuery>;

/** The operations that become endpoints, by name. */
export const ImportOperationsInput = z.strictObject({ operations: z.array(z.string().max(1_000)).min(1).max(200) });
export type ImportOperationsInput = z.output<typeof ImportOperationsInput>;

/** What a new description did to the endpoints that were there already. */
export const RefreshedEndpoints = z.object({
  /** How many got other schemas, as a new version. */
  changed: z.number().int(),
  /** Those that do not fit any more. They stay as they are, and calls of them answer `conflict` where the operation is gone. */
  misfits: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** How many were not looked at, because there are too many. */
  left: z.number().int(),
});
export type RefreshedEndpoints = z.infer<typeof RefreshedEndpoints>;

export const ConnectorSchemaAnswer = z.object({ schema: ConnectorSchema });
export const ConnectorSchemaChanged = z.object({ ...Message.shape, schema: ConnectorSchema, endpoints: RefreshedEndpoints });
export const ApiOperationList = z.object({ operations: z.array(ApiOperation), nextCursor: z.string().nullable() });
export const OperationsImported = z.object({
  ...Message.shape,
  endpoints: z.array(EndpointAnswer.shape.endpoint),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
});
