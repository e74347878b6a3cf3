import type { EgressAnswer } from "#lib/egress/egress.ts";

/** What of an answer comes first. */
export type AnswerHead = Pick<EgressAnswer, "status" | "headers">;
