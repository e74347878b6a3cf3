import type { BodyType, EndpointDefinition, Method } from "#lib/contracts/endpoints.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { Upstream } from "../upstream.ts";
import type { RestParameter } from "./parameters/valued.ts";

type Conduct = Pick<EndpointDefinition, "answerType" | "pagination" | "errorWhen" | "idempotent" | "idempotencyHeader">;

/** An endpoint of a REST API with everything resolved. */
export interface RestCall extends Conduct {
  protocol: "rest";
  upstream: Upstream;
  method: Method;
  /** `/users/{username}/repos`, added to the path of the base URL. */
  path: string;
  pathParams: readonly RestParameter[];
  queryParams: readonly RestParameter[];
  headerParams: readonly RestParameter[];
  cookieParams: readonly RestParameter[];
  bodyType: BodyType | "none";
  bodySchema: Parameters | null;
  /** The credentials' texts in every spelling: what the endpoint's expressions do not see. */
  secrets: readonly string[];
}
