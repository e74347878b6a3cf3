import { IdParams } from "../common.ts";
import {
  ExecutionAnswer,
  ExecutionSummaryList,
  ExportExecutionsQuery,
  ListExecutionsQuery,
  LogList,
  SearchExecutionsQuery,
} from "../executions.ts";
import { FileAnswer } from "../files.ts";
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
  search: operation({
    id: "searchExecutions",
    method: "GET",
    path: `${base}/search`,
    summary: "Search the log by words and filters, newest first",
    tag,
    allow: "execution:read",
    query: SearchExecutionsQuery,
    status: 200,
    response: ExecutionSummaryList,
  }),
  export: operation({
    id: "exportExecutions",
    method: "GET",
    path: `${base}/export`,
    summary: "Download what a search of the log finds, as CSV or JSON",
    tag,
    allow: "execution:read",
    query: ExportExecutionsQuery,
    status: 200,
    response: FileAnswer,
    isFile: true,
    fileTypes: ["text/csv", "application/json"],
  }),
} as const;
