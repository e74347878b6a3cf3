import { status } from "@grpc/grpc-js";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { exchangeMessages } from "./call/exchange-messages.ts";
import { grpcCodeOf } from "./call/grpc-code.ts";
import { readFields } from "./call/read-fields.ts";
import { type GrpcEnv, signedCall } from "./call/signed-call.ts";

/** `serving` and `not serving` are the service's word; `unknown` that of one that was reached and has no health to tell. */
export type GrpcHealth = "serving" | "not serving" | "unknown";

const SERVING = 1;
/** Whoever gets these was let in. */
const UNTOLD = new Set([status.UNIMPLEMENTED, status.NOT_FOUND]);

/** Asks a service for its health (https://github.com/grpc/grpc/blob/master/doc/health-checking.md), signed as every call. Throws an ExecutorFailure. */
export async function checkHealth(upstream: Upstream, env: GrpcEnv): Promise<GrpcHealth> {
  let health: GrpcHealth = "unknown";
  const take = (answer: Buffer) => {
    const told = readFields(answer).find(({ number }) => number === 1)?.value;
    health = told === SERVING ? "serving" : "not serving";
    return true;
  };
  try {
    await signedCall(
      upstream,
      {
        name: "grpc.health.v1.Health/Check",
        headers: {},
        idempotent: true,
        send: (call) => exchangeMessages(call, { message: new Uint8Array(), signal: env.signal }, take),
      },
      env,
    );
  } catch (failure) {
    if (!UNTOLD.has(grpcCodeOf(failure) ?? status.OK)) throw failure;
  }
  return health;
}
