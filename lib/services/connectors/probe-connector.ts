import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorTested } from "#lib/contracts/connector-connection.ts";
import { ApiType } from "#lib/contracts/connectors.ts";
import { AppError } from "#lib/errors.ts";
import type { Probe, ProbeTarget } from "#lib/executors/api-call/probe/probe.ts";
import { probeGraphql } from "#lib/executors/api-call/probe/probe-graphql.ts";
import { probeGrpc } from "#lib/executors/api-call/probe/probe-grpc.ts";
import { probeHttp } from "#lib/executors/api-call/probe/probe-http.ts";
import { probeSoap } from "#lib/executors/api-call/probe/probe-soap.ts";
import { reachService } from "./reach-service.ts";
import type { ConnectorRow } from "./resolve-upstream.ts";

const PROBES = { rest: probeHttp, graphql: probeGraphql, soap: probeSoap, custom: probeHttp, grpc: probeGrpc } satisfies Record<
  ApiType,
  Probe
>;

/** Calls the service once, signed as every call is, and tells how far that came. */
export async function probeConnector(
  ctx: Ctx,
  row: ConnectorRow,
  target: ProbeTarget,
  tokens?: Parameters<typeof reachService>[3],
): Promise<ConnectorTested> {
  const start = performance.now();
  const took = () => Math.round(performance.now() - start);
  try {
    // Whoever has repaired something wants to know now.
    const once = { maxRetries: 0, baseDelayMs: 1 };
    const probe = PROBES[ApiType.parse(row.apiType)];
    const call = reachService(ctx, row, (upstream, env) => probe({ ...upstream, retry: once, circuitBreaker: null }, target, env), tokens);
    const { isSure, status, detail } = await call;
    const test = { ok: isSure || null, status, layer: null, detail, durationMs: took(), errors: [] };
    return { message: "The service was reached", test };
  } catch (error) {
    if (!(error instanceof AppError) || error.extra.layer === undefined) throw error;
    const { layer } = error.extra;
    return { message: "The test failed", test: { ok: false, status: null, layer, detail: error.message, durationMs: took(), errors: [] } };
  }
}
