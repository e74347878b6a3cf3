import { IdParams, Message } from "../common.ts";
import { CreateCredentialInput, CredentialChanged, CredentialList, ListCredentialsQuery, UpdateCredentialInput } from "../credentials.ts";
import { operation } from "./operation.ts";

const base = "/api/custom-tools/credentials";
const tag = "Credentials";

export const credentialOperations = {
  create: operation({
    id: "createCredential",
    method: "POST",
    path: base,
    summary: "Register a credential",
    tag,
    allow: "credential:write",
    body: CreateCredentialInput,
    status: 201,
    response: CredentialChanged,
  }),
  list: operation({
    id: "listCredentials",
    method: "GET",
    path: base,
    summary: "List credentials",
    tag,
    allow: "credential:read",
    query: ListCredentialsQuery,
    status: 200,
    response: CredentialList,
  }),
  update: operation({
    id: "updateCredential",
    method: "PUT",
    path: `${base}/{id}`,
    summary: "Change a credential",
    tag,
    allow: "credential:write",
    params: IdParams,
    body: UpdateCredentialInput,
    status: 200,
    response: CredentialChanged,
  }),
  delete: operation({
    id: "deleteCredential",
    method: "DELETE",
    path: `${base}/{id}`,
    summary: "Delete a credential",
    tag,
    allow: "credential:write",
    params: IdParams,
    status: 200,
    response: Message,
  }),
} as const;
