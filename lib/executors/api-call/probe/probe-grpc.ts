import { signRequest } from "../auth/sign-request.ts";
import type { Probe } from "./probe.ts";

/** There is no call that every gRPC service knows, so it is connected to, and a token is asked for where calls need one. */
export const probeGrpc: Probe = async ({ baseUrl, auth, tls, hosts, timeoutMs }, _target, env) => {
  const url = new URL(baseUrl);
  await signRequest(auth, { method: "POST", url, headers: {} }, env);
  const isTls = url.protocol === "https:";
  const port = Number(url.port || (isTls ? 443 : 80));
  const identity = isTls ? { tls: tls ?? {} } : {};
  const socket = await env.egress.connect({
    host: url.hostname,
    port,
    hosts,
    connectTimeoutMs: timeoutMs,
    signal: env.signal,
    ...identity,
  });
  socket.destroy();
  return { status: null, detail: "The service takes connections; its calls tell whether it takes the credential" };
};
