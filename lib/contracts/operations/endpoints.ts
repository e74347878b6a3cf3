import { IdParams, Message } from "../common.ts";
import {
  CreateEndpointInput,
  EndpointAnswer,
  EndpointChanged,
  EndpointList,
  ListEndpointsQuery,
  UpdateEndpointInput,
} from "../endpoints.ts";
import { ExecuteAnswer, ExecuteInput } from "../executions.ts";
import { operation } from "./operation.ts";

const ofConnector = "/api/custom-tools/connectors/{id}/endpoints";
const base = "/api/custom-tools/connectors/endpoints";
const tag = "Endpoints";

export const endpointOperations = {
  create: operation({
    id: "createEndpoint",
    method: "POST",
    path: ofConnector,
    summary: "Register an endpoint of a connector",
    tag,
    allow: "connector:write",
    params: IdParams,
    body: CreateEndpointInput,
    versioned: "endpoint",
    status: 201,
    response: EndpointChanged,
  }),
  list: operation({
    id: "listEndpoints",
    method: "GET",
    path: ofConnector,
    summary: "List the endpoints of a connector",
    tag,
    allow: "connector:read",
    params: IdParams,
    query: ListEndpointsQuery,
    status: 200,
    response: EndpointList,
  }),
  get: operation({
    id: "getEndpoint",
    method: "GET",
    path: `${base}/{id}`,
    summary: "Read an endpoint",
    tag,
    allow: "connector:read",
    params: IdParams,
    versioned: "endpoint",
    status: 200,
    response: EndpointAnswer,
  }),
  update: operation({
    id: "updateEndpoint",
    method: "PUT",
    path: `${base}/{id}`,
    summary: "Change an endpoint; makes a new version",
    tag,
    allow: "connector:write",
    params: IdParams,
    body: UpdateEndpointInput,
    versioned: "endpoint",
    status: 200,
    response: EndpointChanged,
  }),
  delete: operation({
    id: "deleteEndpoint",
    method: "DELETE",
    path: `${base}/{id}`,
    summary: "Delete an endpoint",
    tag,
    allow: "connector:write",
    params: IdParams,
    status: 200,
    response: Message,
  }),
  call: operation({
    id: "callEndpoint",
    method: "POST",
    path: `${base}/{id}/call`,
    summary: "Call an endpoint",
    tag,
    allow: "connector:run",
    params: IdParams,
    body: ExecuteInput,
    anyText: true,
    status: 200,
    response: ExecuteAnswer,
  }),
} as const;
