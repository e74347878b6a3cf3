import { z } from "zod";
import { Expression } from "./expression.ts";

const ParameterName = z.string().min(1).max(128);

const bounds = {
  /** Which part of each answer holds the items, as JMESPath; the whole answer where null. */
  items: Expression.nullable().default(null),
  maxPages: z.number().int().min(1).max(1_000).default(10),
  maxItems: z.number().int().min(1).max(100_000).default(1_000),
};

/** How the pages of a list are fetched. The result is one list of their items. */
export const Pagination = z.discriminatedUnion("type", [
  /** The answer holds the cursor of the next page, which goes into a query parameter. */
  z.strictObject({ type: z.literal("cursor"), param: ParameterName, cursor: Expression, ...bounds }),
  /** A page number is counted up until a page is empty. */
  z.strictObject({ type: z.literal("page"), param: ParameterName, first: z.number().int().min(0).default(1), ...bounds }),
  /** An offset grows by what was received until a page is empty or shorter than `limit`. */
  z.strictObject({
    type: z.literal("offset"),
    param: ParameterName,
    limitParam: ParameterName.nullable().default(null),
    limit: z.number().int().min(1).max(10_000).nullable().default(null),
    ...bounds,
  }),
  /** The Link header (RFC 8288) with rel="next". */
  z.strictObject({ type: z.literal("link"), ...bounds }),
  /** The answer holds the address of the next page, of the same origin. */
  z.strictObject({ type: z.literal("next_url"), url: Expression, ...bounds }),
]);
export type Pagination = z.output<typeof Pagination>;
