import type { ApiOperation, OperationSummary, SchemaSource } from "#lib/contracts/connector-schemas.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { ApiCall } from "#lib/executors/api-call/api-call.ts";
import type { NamedSecrets } from "#lib/executors/api-call/custom/signing/named-secrets.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** The stored description of a connector's service. */
export interface StoredSchema {
  document: string;
  /** Of the document; a key for whatever is compiled from it. */
  sha256: string;
}

/** What an endpoint of the protocol is made of. */
export interface Known {
  connector: Connector;
  upstream: Upstream;
  schema: StoredSchema | null;
  /** The description again, for a call that does not keep its text. */
  readSchema: () => Promise<StoredSchema>;
  /** The credentials' texts in every spelling: what expressions and adapters of an endpoint do not see. */
  secrets: readonly string[];
  /** The fields of the credential, for a protocol that names them. */
  named?: NamedSecrets;
}

/** The schemas of an endpoint that a service's description tells; null where it tells none. */
export interface DerivedSchemas extends Pick<EndpointDefinition, "bodySchema" | "responseSchema"> {
  /** Whether no other ones are possible, as where an operation tells all that it takes and answers. */
  only?: true;
}

/** What the services know of a protocol: how its endpoints are checked and become calls. */
export interface Protocol {
  /** Checks what a person wrote, and tells the schemas that the service's description has for it. Throws `invalid_request`. */
  derive(endpoint: EndpointDefinition, known: Pick<Known, "connector" | "schema">): DerivedSchemas;
  /** Throws an AppError `conflict` where the endpoint is of another protocol, or the description does not have the operation any more. */
  toCall(endpoint: EndpointDefinition, known: Known): ApiCall;
  /** How the service describes itself; null for protocols without a description. */
  description: Description | null;
  /** Whether its calls sign with secrets by name. */
  namesSecrets?: true;
}

export interface Description {
  /** Reads it from the service, an address or uploaded files: the text to store. Throws an ExecutorFailure or `invalid_request`. */
  load(source: SchemaSource, upstream: Upstream, env: HttpEnv): Promise<{ document: string; source: string }>;
  /** Everything that the service offers, in the order of the names. A service may offer thousands, so none is looked at closely. */
  list(schema: StoredSchema): OperationSummary[];
  /** One of them, with its schemas. What only those tell (that it is too large) may make it unsupported here. */
  describe(schema: StoredSchema, name: string): ApiOperation | undefined;
}
