import type { BodyType, Method } from "#lib/contracts/endpoints.ts";
import type { Parameter, Parameters } from "#lib/contracts/parameters.ts";

type RestParameter = Pick<Parameter, "name" | "required">;

/** An endpoint of a connector with everything resolved: addresses, limits and secrets. Never stored, never logged. */
export interface RestCall {
  baseUrl: string;
  method: Method;
  /** `/users/{username}/repos`, added to the path of `baseUrl`. */
  path: string;
  defaultHeaders: Readonly<Record<string, string>>;
  pathParams: readonly RestParameter[];
  queryParams: readonly RestParameter[];
  headerParams: readonly RestParameter[];
  bodyType: BodyType | "none";
  bodySchema: Parameters | null;
  auth: ResolvedAuth;
  timeoutMs: number;
  maxResponseBytes: number;
}

export type ResolvedAuth =
  | { type: "none" }
  | { type: "api_key"; in: "header" | "query" | "cookie"; name: string; value: string }
  | { type: "basic"; username: string; password: string }
  | { type: "bearer"; token: string };
