import { IdParams } from "../common.ts";
import { ExecutionAnswer, ListExecutionsQuery, LogList } from "../executions.ts";
import { operation } from "./operation.ts";

const base = "/api/custom-tools/executions";
const tag = "Executions";

export const executionOperations = {
  list: operation({
    id: "listExecutions",
    method: "GET",
    path: base,
    summary: "List the executions of tools, endpoints and snippets, newest first",
    tag,
    allow: "execution:read",
    query: ListExecutionsQuery,
    status: 200,
    response: LogList,
  }),
  get: operation({
    id: "getExecution",
    method: "GET",
    path: `${base}/{id}`,
    summary: "Read one execution",
    tag,
    allow: "execution:read",
    params: IdParams,
    status: 200,
    response: ExecutionAnswer,
  }),
} as const;
