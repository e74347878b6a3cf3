import { z } from "zod";
import { Layer } from "./errors.ts";

/** One attempt of a call: the status that the service answered with, where it did, and the layer that it failed in, where it did. */
export const ExchangeAttempt = z.object({
  status: z.number().int().nullable(),
  layer: Layer.nullable(),
  ms: z.number(),
  /** Backoff before it; 0 for the first. */
  waitedMs: z.number(),
});
export type ExchangeAttempt = z.infer<typeof ExchangeAttempt>;

const HeaderTexts = z.record(z.string(), z.string());

/** What an execution sent and got over the network, without secrets. Of several requests the last, but the attempts of all. */
export const Exchange = z.object({
  request: z
    .object({
      method: z.string(),
      url: z.string(),
      headers: HeaderTexts,
      /** The beginning of a body that is text; null without a body or with another. */
      bodyPreview: z.string().nullable(),
      bodyBytes: z.number().int(),
    })
    .nullable(),
  response: z
    .object({
      status: z.number().int(),
      headers: HeaderTexts,
      bytes: z.number().int(),
      /** How many were followed to get here, and the request that they made of the first one; null where there were none. */
      redirects: z.number().int().default(0),
      method: z.string().nullable().default(null),
      url: z.string().nullable().default(null),
    })
    .nullable(),
  attempts: z.array(ExchangeAttempt),
});
export type Exchange = z.infer<typeof Exchange>;
