import { sendRequest } from "../http/send-request.ts";
import { toStatusFailure } from "../http/to-status-failure.ts";
import { isRefusal } from "./is-refusal.ts";
import type { Probe } from "./probe.ts";

/** An address that does not exist says nothing for or against the credential; a refusal or a broken service does. */
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
  if (status >= 200 && status <= 299) return { isSure: true, status, detail: `The service answered with status ${status}` };
  const detail = `The service answered with status ${status}, so it may not have looked at what was sent: test a path that exists`;
  return { isSure: false, status, detail };
};
