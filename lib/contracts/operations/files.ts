import { IdParams } from "../common.ts";
import { FILE_PATH, FileAnswer, FileQuery } from "../files.ts";
import { operation } from "./operation.ts";

export const fileOperations = {
  get: operation({
    id: "getFile",
    method: "GET",
    path: FILE_PATH,
    summary: "Download the file that an execution's result names",
    tag: "Executions",
    allow: "execution:read",
    params: IdParams,
    query: FileQuery,
    status: 200,
    response: FileAnswer,
    isFile: true,
  }),
} as const;
