import { ConnectorChanged } from "#lib/contracts/connectors.ts";
import { EndpointChanged } from "#lib/contracts/endpoints.ts";
import type { BenchRequest } from "../load-types.ts";
import { BENCH_HEADERS, post } from "../post.ts";
import type { BenchServers } from "../start-servers.ts";
import { measureRest, type RestPlan, type RestRow } from "./measure-rest.ts";

/** The same GET by every way, on the servers of the bench. */
export async function runRest({ studio, upstream }: BenchServers, plan: RestPlan): Promise<RestRow[]> {
  const get: BenchRequest = { url: `${upstream.url}/users/1`, method: "GET", headers: { accept: "application/json" } };
  const api = await createEndpoint(studio.url, upstream.url);
  return measureRest({ upstreamUrl: upstream.url, studioPid: studio.pid, requests: { undici: get, call: get, api } }, plan);
}

async function createEndpoint(studioUrl: string, baseUrl: string): Promise<BenchRequest> {
  const named = (name: string) => ({ name, displayName: name });
  const { connector } = await post(studioUrl, "/connectors", ConnectorChanged, { ...named("bench_upstream"), baseUrl });
  const described = { ...named("get_user_1"), method: "GET", path: "/users/1" };
  const { endpoint } = await post(studioUrl, `/connectors/${connector.id}/endpoints`, EndpointChanged, described);
  const url = `${studioUrl}/api/custom-tools/connectors/endpoints/${endpoint.id}/call`;
  return { url, method: "POST", headers: BENCH_HEADERS, body: JSON.stringify({ parameters: {} }) };
}
