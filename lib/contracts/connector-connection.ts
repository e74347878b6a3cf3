import { z } from "zod";
import { Id, Message, Timestamp } from "./common.ts";
import { FieldError, Layer } from "./errors.ts";
import { hasDotSegments } from "./has-dot-segments.ts";

/** How a person goes on: in a browser at `authorizationUrl`, or by entering `userCode` at `verificationUrl` on any device. */
export const ConnectionStarted = z.object({
  ...Message.shape,
  /** What to poll, with a code. */
  attemptId: Id,
  authorizationUrl: z.string().optional(),
  userCode: z.string().optional(),
  verificationUrl: z.string().optional(),
  /** The same address with the code in it. */
  completeUrl: z.string().optional(),
  /** How long to wait between polls, at least. */
  intervalSeconds: z.number().int().optional(),
  expiresAt: Timestamp,
});
export type ConnectionStarted = z.infer<typeof ConnectionStarted>;

export const PollConnectionInput = z.strictObject({ attemptId: Id });
export type PollConnectionInput = z.output<typeof PollConnectionInput>;

export const ConnectionPolled = z.object({
  ...Message.shape,
  state: z.enum(["pending", "connected"]),
  intervalSeconds: z.number().int().optional(),
});
export type ConnectionPolled = z.infer<typeof ConnectionPolled>;

export const TestConnectorInput = z.strictObject({
  /** Of services that are plain HTTP: below the base URL, with a query if need be; the base URL itself where empty. */
  path: z
    .string()
    .max(2_048)
    .regex(/^(\/[^\s#\\]*)?$/, "begins with / and has no spaces and no fragment")
    .refine((path) => !hasDotSegments(path.replace(/\?.*$/s, "")), "has no . or .. segments: it stays below the base URL")
    .default(""),
  method: z.enum(["GET", "HEAD"]).default("GET"),
});
export type TestConnectorInput = z.output<typeof TestConnectorInput>;

/** What came of a test: the service was reached and did not refuse the credential, or why not, or why that is not known. */
export const ConnectorTested = z.object({
  ...Message.shape,
  test: z.object({
    /** Null where the service was reached and what it answered tells no more. */
    ok: z.boolean().nullable(),
    /** Of the answer, where there was one over HTTP. */
    status: z.number().int().nullable(),
    /** Where it failed. */
    layer: Layer.nullable(),
    detail: z.string(),
    durationMs: z.number(),
    /** What to mend, by the field of the connector: a scope that its server does not know, for example. */
    errors: z.array(FieldError).default([]),
  }),
});
export type ConnectorTested = z.infer<typeof ConnectorTested>;
