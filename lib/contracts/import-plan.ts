import { z } from "zod";
import { Message } from "./common.ts";
import { ConnectorView, CreateConnectorInput } from "./connectors.ts";
import { CreateCredentialInput } from "./credentials.ts";
import { CreateEndpointInput, Endpoint } from "./endpoints.ts";
import { Json } from "./json.ts";

/** What a person pasted: an address or a cURL line. Further kinds are further importers behind the same box. */
export const ReadImportInput = z.strictObject({ text: z.string().trim().min(1).max(100_000) });
export type ReadImportInput = z.output<typeof ReadImportInput>;

/**
 * What could be made of it. Nothing is saved. `credential` holds the secrets that stood in the text: they go back to the one who sent them
 * and nowhere else. `parameters` are the values that stood in the text, to be sent with the first endpoint.
 */
export const ImportPlan = z.object({
  kind: z.enum(["url", "curl"]),
  connector: CreateConnectorInput,
  credential: CreateCredentialInput.nullable(),
  endpoints: z.array(CreateEndpointInput),
  parameters: z.record(z.string(), Json),
  /** What of the text was left out, and why: one sentence each. */
  notes: z.array(z.string()),
});
export type ImportPlan = z.infer<typeof ImportPlan>;
export const ImportRead = z.object({ plan: ImportPlan });

/** A connector with its credential and endpoints: all of them are made, or none. */
export const ImportConnectorInput = z.strictObject({
  connector: CreateConnectorInput,
  /** Becomes the connector's credential, in place of its `credentialId`. */
  credential: CreateCredentialInput.nullable().default(null),
  endpoints: z.array(CreateEndpointInput).max(200).default([]),
});
export type ImportConnectorInput = z.output<typeof ImportConnectorInput>;
export const ConnectorImported = z.object({ ...Message.shape, connector: ConnectorView, endpoints: z.array(Endpoint) });
