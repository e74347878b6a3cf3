import { IdParams, Message } from "../common.ts";
import { ExecuteAnswer, ExecuteInput } from "../executions.ts";
import { CreateSnippetInput, ListSnippetsQuery, SnippetAnswer, SnippetChanged, SnippetList, UpdateSnippetInput } from "../snippets.ts";
import { operation } from "./operation.ts";

const base = "/api/custom-tools/code-snippets";
const tag = "Code snippets";

export const snippetOperations = {
  create: operation({
    id: "createSnippet",
    method: "POST",
    path: base,
    summary: "Register a code snippet",
    tag,
    allow: "snippet:write",
    body: CreateSnippetInput,
    versioned: "snippet",
    status: 201,
    response: SnippetChanged,
  }),
  list: operation({
    id: "listSnippets",
    method: "GET",
    path: base,
    summary: "List code snippets",
    tag,
    allow: "snippet:read",
    query: ListSnippetsQuery,
    status: 200,
    response: SnippetList,
  }),
  get: operation({
    id: "getSnippet",
    method: "GET",
    path: `${base}/{id}`,
    summary: "Read a code snippet",
    tag,
    allow: "snippet:read",
    params: IdParams,
    versioned: "snippet",
    status: 200,
    response: SnippetAnswer,
  }),
  update: operation({
    id: "updateSnippet",
    method: "PUT",
    path: `${base}/{id}`,
    summary: "Change a code snippet",
    tag,
    allow: "snippet:write",
    params: IdParams,
    body: UpdateSnippetInput,
    versioned: "snippet",
    status: 200,
    response: SnippetChanged,
  }),
  delete: operation({
    id: "deleteSnippet",
    method: "DELETE",
    path: `${base}/{id}`,
    summary: "Delete a code snippet",
    tag,
    allow: "snippet:write",
    params: IdParams,
    status: 200,
    response: Message,
  }),
  execute: operation({
    id: "executeSnippet",
    method: "POST",
    path: `${base}/{id}/execute`,
    summary: "Run a snippet",
    tag,
    allow: "snippet:run",
    params: IdParams,
    body: ExecuteInput,
    anyText: true,
    status: 200,
    response: ExecuteAnswer,
  }),
} as const;
