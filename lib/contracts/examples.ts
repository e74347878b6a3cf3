import { z } from "zod";
import { DisplayName, Id, ListQuery, Message, page, Timestamp } from "./common.ts";
import { SubjectType } from "./executions.ts";
import { Json } from "./json.ts";
import { Author } from "./versions.ts";

const PARAMETERS_BYTES_MAX = 64 * 1024;

const parameters = z
  .record(z.string(), Json)
  .refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= PARAMETERS_BYTES_MAX, "at most 64 KB of JSON");

/** Parameters of a tool, endpoint or snippet, kept under a name. */
export const CreateExampleInput = z.strictObject({ subjectType: SubjectType, subjectId: Id, name: DisplayName, parameters });
export type CreateExampleInput = z.output<typeof CreateExampleInput>;
export const UpdateExampleInput = z.strictObject({ name: DisplayName.optional(), parameters: parameters.optional() });
export type UpdateExampleInput = z.output<typeof UpdateExampleInput>;

export const Example = z.object({
  id: Id,
  subjectType: SubjectType,
  subjectId: Id,
  name: z.string(),
  parameters: z.record(z.string(), Json),
  createdBy: Author.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Example = z.infer<typeof Example>;

export const ListExamplesQuery = z.strictObject({ ...ListQuery.shape, subjectType: SubjectType.optional(), subjectId: Id.optional() });
export type ListExamplesQuery = z.output<typeof ListExamplesQuery>;
export const ExampleChanged = z.object({ ...Message.shape, example: Example });
export const ExampleList = page("examples", Example);
