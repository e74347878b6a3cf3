import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { type Endpoint, UpdateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { importOperations } from "../../../connector-schemas/import-operations.ts";
import { listApiOperations } from "../../../connector-schemas/list-api-operations.ts";
import { updateConnectorSchema } from "../../../connector-schemas/update-connector-schema.ts";
import { createConnector } from "../../../connectors/create-connector.ts";
import { callEndpoint } from "../../call-endpoint.ts";
import { updateEndpoint } from "../../update-endpoint.ts";

export interface SoapConnector {
  workspace: TestWorkspace;
  connectorId: string;
  operationNames: string[];
  endpointOf(operation: string, changes?: object): Promise<Endpoint>;
  /** Calls an operation, as an endpoint that is made of it the first time. */
  call(operation: string, parameters: object, changes?: object): Promise<unknown>;
}

/** A connector whose description was read from the service itself. */
export async function soapConnector(baseUrl: string, over: object = {}): Promise<SoapConnector> {
  const workspace = await makeWorkspace();
  const { ctx } = workspace;
  const input = { name: "service", displayName: "Service", apiType: "soap", baseUrl, ...over };
  const { connector } = await createConnector(ctx, CreateConnectorInput.parse(input));
  await updateConnectorSchema(ctx, { id: connector.id, source: "service" });
  const { operations } = await listApiOperations(ctx, { id: connector.id, limit: 200 });
  const made = new Map<string, Endpoint>();

  async function endpointOf(operation: string, changes: object = {}): Promise<Endpoint> {
    const key = `${operation} ${JSON.stringify(changes)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const { endpoints, skipped } = await importOperations(ctx, { id: connector.id, operations: [operation] });
    const [imported] = endpoints;
    if (imported === undefined) throw new Error(JSON.stringify(skipped));
    // So that the next one gets the operation's own name.
    const own = UpdateEndpointInput.parse({ name: `e${made.size}`, ...changes });
    const { endpoint } = await updateEndpoint(ctx, { id: imported.id, ...own });
    made.set(key, endpoint);
    return endpoint;
  }

  return {
    workspace,
    connectorId: connector.id,
    operationNames: operations.map(({ name }) => name),
    endpointOf,
    async call(operation, parameters, changes) {
      const { id } = await endpointOf(operation, changes);
      return (await callEndpoint(ctx, { id, ...ExecuteInput.parse({ parameters }) })).result;
    },
  };
}
