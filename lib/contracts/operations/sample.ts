import { z } from "zod";
import { operation } from "./operation.ts";

const base = "/api/sample";
const tag = "Sample API";
const User = z.object({ login: z.string(), name: z.string(), company: z.string(), publicRepos: z.number().int() });

/** A small API of the app's own, so that the sample tools run without a network. */
export const sampleOperations = {
  user: operation({
    id: "sampleUser",
    method: "GET",
    path: `${base}/users/{username}`,
    summary: "A person of the sample API",
    tag,
    allow: "anyone",
    params: z.object({ username: z.string().max(200) }),
    status: 200,
    response: User,
  }),
  convert: operation({
    id: "sampleConvert",
    method: "GET",
    path: `${base}/convert`,
    summary: "Convert an amount at the sample API's fixed rates",
    tag,
    allow: "anyone",
    query: z.strictObject({
      amount: z.coerce.number().min(0).max(1e12),
      from: z.enum(["EUR", "USD", "GBP", "JPY"]),
      to: z.enum(["EUR", "USD", "GBP", "JPY"]),
    }),
    status: 200,
    response: z.object({ amount: z.number(), from: z.string(), to: z.string(), result: z.number(), rate: z.number() }),
  }),
} as const;
