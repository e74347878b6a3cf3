import { z } from "zod";

/** A JMESPath expression. */
export const Expression = z.string().min(1).max(2_000);
