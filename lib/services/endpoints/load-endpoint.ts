import { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { cache, type Loaded } from "#lib/db/cache.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import type { Subject } from "../executions/subject.ts";
import { CALLABLE_PARTS, toEndpointTarget } from "./load-endpoint-target.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** An endpoint ready to be called, the current version or the one asked for. Cached until its workspace changes. */
export async function loadEndpoint(workspaceId: string, id: string, version: number | undefined): Promise<Subject> {
  const key = `${workspaceId}:${id}:${version ?? ""}`;
  return assertFound(await cache<Subject>("endpoints", 5_000).get(key, () => load(workspaceId, id, version)), "endpoint");
}

async function load(workspaceId: string, id: string, wanted: number | undefined): Promise<Loaded<Subject>> {
  const where = { id: assertId(id, "endpoint"), workspaceId, deletedAt: null };
  const row = await db().apiEndpoint.findFirst({ where, include: CALLABLE_PARTS });
  if (row === null) return null;
  const version = wanted ?? row.version;
  const definition = version === row.version ? toEndpoint(row) : await versionOf(id, workspaceId, version);
  const { validator, ...target } = await toEndpointTarget(definition, row.connector);
  return { scope: workspaceId, value: { ...target, type: "endpoint", id, version, pricePerCall: 0, validators: [validator] } };
}

async function versionOf(endpointId: string, workspaceId: string, version: number) {
  const row = await db().endpointVersion.findUnique({ where: { endpointId_version: { endpointId, version }, workspaceId } });
  return EndpointDefinition.parse(assertFound(row, "version").definition);
}
