import { IdParams, Message } from "../common.ts";
import { CreateExampleInput, ExampleChanged, ExampleList, ListExamplesQuery, UpdateExampleInput } from "../examples.ts";
import { operation } from "./operation.ts";

const base = "/api/custom-tools/examples";
const tag = "Examples";

export const exampleOperations = {
  create: operation({
    id: "createExample",
    method: "POST",
    path: base,
    summary: "Keep parameters under a name",
    tag,
    allow: "tool:run",
    body: CreateExampleInput,
    status: 201,
    response: ExampleChanged,
  }),
  list: operation({
    id: "listExamples",
    method: "GET",
    path: base,
    summary: "List examples, of one tool, endpoint or snippet or of all",
    tag,
    allow: "tool:read",
    query: ListExamplesQuery,
    status: 200,
    response: ExampleList,
  }),
  update: operation({
    id: "updateExample",
    method: "PUT",
    path: `${base}/{id}`,
    summary: "Change an example",
    tag,
    allow: "tool:run",
    params: IdParams,
    body: UpdateExampleInput,
    status: 200,
    response: ExampleChanged,
  }),
  delete: operation({
    id: "deleteExample",
    method: "DELETE",
    path: `${base}/{id}`,
    summary: "Delete an example",
    tag,
    allow: "tool:run",
    params: IdParams,
    status: 200,
    response: Message,
  }),
} as const;
