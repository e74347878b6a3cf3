import type { BodyType, Method } from "#lib/contracts/endpoints.ts";
import type { Parameter, Parameters } from "#lib/contracts/parameters.ts";
import type { Upstream } from "../upstream.ts";

type RestParameter = Pick<Parameter, "name" | "required">;

/** An endpoint of a REST API with everything resolved. */
export interface RestCall {
  protocol: "rest";
  upstream: Upstream;
  method: Method;
  /** `/users/{username}/repos`, added to the path of the base URL. */
  path: string;
  pathParams: readonly RestParameter[];
  queryParams: readonly RestParameter[];
  headerParams: readonly RestParameter[];
  bodyType: BodyType | "none";
  bodySchema: Parameters | null;
}
