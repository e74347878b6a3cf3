import { setImmediate as nextTurn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { audit } from "#lib/audit.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { RefreshedEndpoints } from "#lib/contracts/connector-schemas.ts";
import { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { ApiEndpoint } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/errors.ts";
import { completeEndpoint } from "../endpoints/complete-endpoint.ts";
import { addEndpointVersion } from "../endpoints/endpoint-version.ts";
import type { Known } from "../protocols/protocol.ts";
import { toColumns } from "../to-columns.ts";

const ENDPOINTS_MAX = 1_000;
const WORK_MS_MAX = 10_000;

type Outcome = "changed" | "same" | { name: string; reason: string };

/** Completes the endpoints of a connector again, by the description that it has now; what changes becomes a new version. */
export async function refreshEndpoints(tx: Transaction, ctx: Ctx, known: Pick<Known, "connector" | "schema">): Promise<RefreshedEndpoints> {
  const where = { connectorId: known.connector.id, workspaceId: ctx.workspace.id, deletedAt: null };
  const count = await tx.apiEndpoint.count({ where });
  const rows = await tx.apiEndpoint.findMany({ where, orderBy: { id: "asc" }, take: ENDPOINTS_MAX });
  const outcomes: Outcome[] = [];
  const end = performance.now() + WORK_MS_MAX;
  for (const row of rows) {
    if (performance.now() > end) break;
    outcomes.push(await refresh(tx, ctx, row, known));
    // Others have their turn between two.
    await nextTurn();
  }
  return {
    changed: outcomes.filter((outcome) => outcome === "changed").length,
    misfits: outcomes.filter((outcome) => typeof outcome === "object"),
    left: count - outcomes.length,
  };
}

async function refresh(tx: Transaction, ctx: Ctx, row: ApiEndpoint, known: Pick<Known, "connector" | "schema">): Promise<Outcome> {
  const current = EndpointDefinition.parse(row);
  try {
    const { definition, derivedSchemas } = completeEndpoint(current, known, { ...current, derivedSchemas: row.derivedSchemas });
    if (isDeepStrictEqual(definition, current)) return "same";
    const data = { ...toColumns(definition), derivedSchemas, version: row.version + 1, updatedAt: new Date() };
    const updated = await tx.apiEndpoint.update({ where: { id: row.id, workspaceId: row.workspaceId, version: row.version }, data });
    await addEndpointVersion(tx, updated, ctx.actor.id);
    await audit(tx, ctx, "endpoint.updated", row.id, { version: updated.version, fields: derivedSchemas });
    return "changed";
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_request") throw error;
    return { name: row.name, reason: error.message };
  }
}
