import { z } from "zod";
import { Adapter } from "./connectors.ts";
import { CredentialType } from "./credentials.ts";
import { CustomOperation } from "./endpoint-operation.ts";
import { JsonObject } from "./json.ts";

/** A protocol as an adapter, to be copied into a connector of `apiType` custom, with an endpoint that shows its use. */
export const AdapterExample = z.object({
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
  adapter: Adapter,
  /** What its code signs with: the type of credential, and the names of the secrets in it. */
  credential: z.object({ type: CredentialType, secrets: z.array(z.string()) }).nullable(),
  endpoint: z.object({ operation: CustomOperation, bodySchema: JsonObject }),
});
export type AdapterExample = z.infer<typeof AdapterExample>;

export const AdapterExampleList = z.object({ adapters: z.array(AdapterExample) });
export type AdapterExampleList = z.infer<typeof AdapterExampleList>;
