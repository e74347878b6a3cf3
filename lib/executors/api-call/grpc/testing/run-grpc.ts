import type { ExchangeAttempt } from "#lib/contracts/exchange.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { Egress } from "#lib/egress/egress.ts";
import type { ExecutorFailure } from "#lib/errors.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";
import type { GrpcEnv } from "../call/signed-call.ts";
import type { DescriptionText } from "../descriptors/load-description.ts";
import { executeGrpc } from "../execute-grpc.ts";
import type { GrpcCall } from "../grpc-call.ts";

export interface GrpcRun {
  output: Json | undefined;
  failure: ExecutorFailure | undefined;
  phases: string[];
  attempts: ExchangeAttempt[];
  exchange: RawExchange | undefined;
  ms: number;
}

/** Which method to call and how; the rest is as in a connector without anything special. */
export type GrpcOver = { baseUrl: string; name: string; description: DescriptionText } & Partial<Omit<GrpcCall, "upstream">> &
  Partial<Upstream>;

/** Calls a method and tells everything that is known of it. */
export async function runGrpc(
  egress: Egress,
  over: GrpcOver,
  parameters: Record<string, Json> = {},
  { signal = new AbortController().signal, tokens }: Partial<Pick<GrpcEnv, "signal" | "tokens">> = {},
): Promise<GrpcRun> {
  const run: GrpcRun = { output: undefined, failure: undefined, phases: [], attempts: [], exchange: undefined, ms: 0 };
  const env: GrpcEnv = {
    egress,
    signal,
    timeoutMs: 60_000,
    ...(tokens === undefined ? {} : { tokens }),
    record: {
      logs: () => {},
      phase: (name) => run.phases.push(name),
      attempt: (attempt) => run.attempts.push(attempt),
      exchange: (exchange) => {
        run.exchange = exchange;
      },
    },
  };
  const startedAt = performance.now();
  try {
    run.output = await executeGrpc(grpcCallOf(over), parameters, env);
  } catch (thrown) {
    run.failure = thrown as ExecutorFailure;
  }
  return { ...run, ms: performance.now() - startedAt };
}

function grpcCallOf({ baseUrl, name, description, ...over }: GrpcOver): GrpcCall {
  const [service = "", method = ""] = name.split("/");
  return {
    protocol: "grpc",
    upstream: { ...upstreamOf(baseUrl), ...over },
    service,
    method,
    maxMessages: 100,
    metadata: [],
    bodySchema: null,
    readDescription: () => Promise.resolve(description),
    idempotent: null,
    ...over,
  };
}
