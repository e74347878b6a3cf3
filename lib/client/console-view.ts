import { z } from "zod";
import { ExecutionStatus, SubjectType } from "#lib/contracts/executions.ts";

const id = z.uuid().optional().catch(undefined);

/** The part of the console's address that says what is on the screen. */
export const ConsoleView = z.object({
  kind: SubjectType.optional().catch(undefined),
  id,
  version: z.coerce.number().int().min(1).optional().catch(undefined),
  execution: id,
  example: id,
  /** The execution that the shown one is held against. */
  compare: id,
  status: ExecutionStatus.optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  search: z.string().trim().max(200).optional().catch(undefined),
  /** Which pane a narrow screen shows. */
  pane: z.enum(["history", "form", "result"]).catch("form"),
});
export type ConsoleView = z.infer<typeof ConsoleView>;
