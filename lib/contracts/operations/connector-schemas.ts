import { IdParams } from "../common.ts";
import {
  ApiOperationList,
  ConnectorSchemaAnswer,
  ConnectorSchemaChanged,
  ImportOperationsInput,
  ListApiOperationsQuery,
  OperationsImported,
  SchemaSource,
} from "../connector-schemas.ts";
import { operation } from "./operation.ts";

const base = "/api/custom-tools/connectors/{id}/schema";
const tag = "Connectors";

export const connectorSchemaOperations = {
  get: operation({
    id: "getConnectorSchema",
    method: "GET",
    path: base,
    summary: "Tell which description of its service a connector has",
    tag,
    allow: "connector:read",
    params: IdParams,
    status: 200,
    response: ConnectorSchemaAnswer,
  }),
  update: operation({
    id: "updateConnectorSchema",
    method: "PUT",
    path: base,
    summary: "Read the description of a connector's service: GraphQL schema, WSDL, gRPC descriptors",
    tag,
    allow: "connector:write",
    params: IdParams,
    body: SchemaSource,
    bodyBytesMax: 10 * 1024 * 1024,
    status: 200,
    response: ConnectorSchemaChanged,
  }),
  operations: operation({
    id: "listApiOperations",
    method: "GET",
    path: `${base}/operations`,
    summary: "List what a connector's service offers",
    tag,
    allow: "connector:read",
    params: IdParams,
    query: ListApiOperationsQuery,
    status: 200,
    response: ApiOperationList,
  }),
  import: operation({
    id: "importOperations",
    method: "POST",
    path: `${base}/endpoints`,
    summary: "Make endpoints of operations that a connector's service offers",
    tag,
    allow: "connector:write",
    params: IdParams,
    body: ImportOperationsInput,
    status: 201,
    response: OperationsImported,
  }),
} as const;
