import { IdParams, Message } from "../common.ts";
import {
  ConnectorAnswer,
  ConnectorChanged,
  ConnectorList,
  CreateConnectorInput,
  ListConnectorsQuery,
  UpdateConnectorInput,
} from "../connectors.ts";
import { operation } from "./operation.ts";

const base = "/api/custom-tools/connectors";
const tag = "Connectors";

export const connectorOperations = {
  create: operation({
    id: "createConnector",
    method: "POST",
    path: base,
    summary: "Register a connector",
    tag,
    allow: "connector:write",
    body: CreateConnectorInput,
    versioned: "connector",
    status: 201,
    response: ConnectorChanged,
  }),
  list: operation({
    id: "listConnectors",
    method: "GET",
    path: base,
    summary: "List connectors",
    tag,
    allow: "connector:read",
    query: ListConnectorsQuery,
    status: 200,
    response: ConnectorList,
  }),
  get: operation({
    id: "getConnector",
    method: "GET",
    path: `${base}/{id}`,
    summary: "Read a connector",
    tag,
    allow: "connector:read",
    params: IdParams,
    versioned: "connector",
    status: 200,
    response: ConnectorAnswer,
  }),
  update: operation({
    id: "updateConnector",
    method: "PUT",
    path: `${base}/{id}`,
    summary: "Change a connector",
    tag,
    allow: "connector:write",
    params: IdParams,
    body: UpdateConnectorInput,
    versioned: "connector",
    status: 200,
    response: ConnectorChanged,
  }),
  delete: operation({
    id: "deleteConnector",
    method: "DELETE",
    path: `${base}/{id}`,
    summary: "Delete a connector",
    tag,
    allow: "connector:write",
    params: IdParams,
    status: 200,
    response: Message,
  }),
} as const;
