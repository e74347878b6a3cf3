import { z } from "zod";
import { Id } from "./common.ts";
import { CreateConnectorInput } from "./connectors.ts";
import { CreateEndpointInput } from "./endpoints.ts";
import { ExecuteInput } from "./executions.ts";
import { CreateSnippetInput } from "./snippets.ts";

const { parameters, timeoutMs } = ExecuteInput.shape;

/** Runs code that nobody saved. In the log it is version 0 of the snippet that `snippetId` names, or of a new id. */
export const RunSnippetDraftInput = z.strictObject({ snippet: CreateSnippetInput, snippetId: Id.optional(), parameters, timeoutMs });
export type RunSnippetDraftInput = z.output<typeof RunSnippetDraftInput>;

/**
 * Calls an endpoint that nobody saved, of the saved connector that `connectorId` names or of a draft of one; with both, the draft is called
 * with the accounts that the saved one is connected to.
 */
export const SendEndpointDraftInput = z
  .strictObject({
    connector: CreateConnectorInput.optional(),
    connectorId: Id.optional(),
    endpoint: CreateEndpointInput,
    endpointId: Id.optional(),
    parameters,
    timeoutMs,
  })
  .refine(
    ({ connector, connectorId }) => connector !== undefined || connectorId !== undefined,
    "name a connector or send the draft of one",
  );
export type SendEndpointDraftInput = z.output<typeof SendEndpointDraftInput>;

/** Whether the draft of a connector reaches its service; answers as the test of a saved one. */
export const CheckConnectorInput = z.strictObject({ connector: CreateConnectorInput, connectorId: Id.optional() });
export type CheckConnectorInput = z.output<typeof CheckConnectorInput>;
