import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorTested, TestConnectorInput } from "#lib/contracts/connector-connection.ts";
import { ApiType } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import type { Probe } from "#lib/executors/api-call/probe/probe.ts";
import { probeGraphql } from "#lib/executors/api-call/probe/probe-graphql.ts";
import { probeGrpc } from "#lib/executors/api-call/probe/probe-grpc.ts";
import { probeHttp } from "#lib/executors/api-call/probe/probe-http.ts";
import { probeSoap } from "#lib/executors/api-call/probe/probe-soap.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { reachService } from "./reach-service.ts";
import { CONNECTOR_PARTS } from "./resolve-upstream.ts";

const PROBES = { rest: probeHttp, graphql: probeGraphql, soap: probeSoap, custom: probeHttp, grpc: probeGrpc } satisfies Record<
  ApiType,
  Probe
>;

/** Calls the service once, signed as every call is, and tells how far that came. */
export async function testConnector(ctx: Ctx, { id, ...input }: TestConnectorInput & { id: string }): Promise<ConnectorTested> {
  assertCan(ctx, "connector:run");
  const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
  const row = assertFound(await db().apiConnector.findFirst({ where, include: CONNECTOR_PARTS }), "connector");
  // Beforehand, so that nobody sends the credential without a trace.
  await transact((tx) => audit(tx, ctx, "connector.tested", id, { apiType: row.apiType, method: input.method }));
  const start = performance.now();
  const took = () => Math.round(performance.now() - start);
  try {
    // Whoever has repaired something wants to know now.
    const once = { maxRetries: 0, baseDelayMs: 1 };
    const probe = PROBES[ApiType.parse(row.apiType)];
    const { isSure, status, detail } = await reachService(ctx, row, (upstream, env) =>
      probe({ ...upstream, retry: once, circuitBreaker: null }, input, env),
    );
    return { message: "The service was reached", test: { ok: isSure || null, status, layer: null, detail, durationMs: took() } };
  } catch (error) {
    if (!(error instanceof AppError) || error.extra.layer === undefined) throw error;
    const { layer } = error.extra;
    return { message: "The test failed", test: { ok: false, status: null, layer, detail: error.message, durationMs: took() } };
  }
}
