import { z } from "zod";
import { JsonObject } from "./json.ts";

/** A document with one operation, sent as it stands; values travel as variables. */
export const GraphqlOperation = z.strictObject({
  kind: z.literal("graphql"),
  document: z.string().min(1).max(100_000),
  /** Needed where the document holds several. */
  operationName: z.string().max(200).nullable().default(null),
  /** Sends the document's SHA-256 first and the whole only when the server does not know it. */
  persisted: z.boolean().default(false),
  /** What an answer with `data` and `errors` is: a failure, or a result `{data, errors}`. */
  partialData: z.enum(["fail", "keep"]).default("fail"),
});
export type GraphqlOperation = z.output<typeof GraphqlOperation>;

export const SoapOperation = z.strictObject({
  kind: z.literal("soap"),
  /** Service and port of the WSDL; the first ones that have the operation where null. */
  service: z.string().max(300).nullable().default(null),
  port: z.string().max(300).nullable().default(null),
  operation: z.string().min(1).max(300),
  /** Of two ports that have the operation, the one of this version. */
  soapVersion: z.enum(["1.1", "1.2"]).nullable().default(null),
});
export type SoapOperation = z.output<typeof SoapOperation>;

export const GrpcOperation = z.strictObject({
  kind: z.literal("grpc"),
  /** Full name: `grpc.health.v1.Health`. */
  service: z.string().min(1).max(500),
  method: z.string().min(1).max(300),
  /** Of a streaming answer, how many messages are collected before it is cut. */
  maxMessages: z.number().int().min(1).max(10_000).default(100),
});
export type GrpcOperation = z.output<typeof GrpcOperation>;

/** What the connector's adapter is told about this endpoint. */
export const CustomOperation = z.strictObject({
  kind: z.literal("custom"),
  name: z.string().min(1).max(300),
  options: JsonObject.default({}),
});
export type CustomOperation = z.output<typeof CustomOperation>;

/** What an endpoint calls where method and path do not tell; its kind is the connector's protocol. */
export const EndpointOperation = z.discriminatedUnion("kind", [GraphqlOperation, SoapOperation, GrpcOperation, CustomOperation]);
export type EndpointOperation = z.output<typeof EndpointOperation>;
