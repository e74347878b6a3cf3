import { sendRequest } from "../http/send-request.ts";
import { toStatusFailure } from "../http/to-status-failure.ts";
import type { Probe } from "./probe.ts";

/** An address that does not exist says nothing against the credential; a refusal or a broken service does. */
export const probeHttp: Probe = async (upstream, { path, method }, env) => {
  const base = new URL(upstream.baseUrl);
  const url = path === "" ? base : new URL(base.origin + base.pathname.replace(/\/$/, "") + path);
  const { status } = await sendRequest(
    upstream,
    {
      method,
      url,
      headers: { accept: "*/*" },
      judge: (answer, auth) => (isRefusal(answer.status) ? toStatusFailure(answer, auth) : undefined),
    },
    env,
  );
  if (status < 400) return { status, detail: `The service answered with status ${status}` };
  const unsure =
    upstream.auth.type === "none" && upstream.tls === null ? "" : ", so it may not have looked at the credential: test a path that exists";
  return { status, detail: `The service answered with status ${status}${unsure}` };
};

function isRefusal(status: number): boolean {
  return status === 401 || status === 403 || status === 407 || status === 429 || status >= 500;
}
