import { checkHealth, type GrpcHealth } from "../grpc/check-health.ts";
import type { Probe } from "./probe.ts";

const DETAILS: Record<GrpcHealth, string> = {
  serving: "The service says that it is serving",
  "not serving": "The service was reached; it says that it is not serving now",
  unknown: "The service was reached. It does not tell its health, so its calls will tell whether it takes the credential",
};

/** Asks for the service's health, which most services tell; one that does not was reached nevertheless. */
export const probeGrpc: Probe = async (upstream, _target, env) => {
  const health = await checkHealth(upstream, env);
  return { isSure: health === "serving", status: null, detail: DETAILS[health] };
};
