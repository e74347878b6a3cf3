import { once } from "node:events";
import { parseArgs } from "node:util";
import type { Ctx } from "#lib/auth/ctx.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import { env } from "#lib/env.ts";
import { shutdown } from "#lib/shutdown.ts";
import { callEndpoint } from "../../endpoints/call-endpoint.ts";

/** A process of its own: calls an endpoint many times at once when told to on its input, and prints how that went. */
const { values } = parseArgs({ options: { endpoint: { type: "string" }, workspace: { type: "string" }, times: { type: "string" } } });
const { endpoint: id = "", workspace = "", times = "1" } = values;

env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
const ctx: Ctx = {
  actor: { type: "job", id: workspace, name: "job" },
  workspace: { id: workspace, slug: "", name: "" },
  role: null,
  permissions: new Set(ROLE_PERMISSIONS.owner),
  source: "api",
  requestId: "test",
  signal: new AbortController().signal,
};

console.log("ready");
await once(process.stdin, "data");
const calls = await Promise.allSettled(Array.from({ length: Number(times) }, () => callEndpoint(ctx, { id, ...ExecuteInput.parse({}) })));
const failures = calls.flatMap((call) => (call.status === "rejected" ? [String(call.reason)] : []));
console.log(JSON.stringify({ succeeded: calls.length - failures.length, failures: [...new Set(failures)] }));
await shutdown();
process.exit(0);
