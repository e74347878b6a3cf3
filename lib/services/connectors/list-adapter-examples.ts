import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { AdapterExampleList } from "#lib/contracts/adapter-examples.ts";
import { ADAPTER_EXAMPLES } from "#lib/executors/api-call/custom/examples/adapter-examples.ts";

/** The adapters that ship, to be copied into connectors. */
export async function listAdapterExamples(ctx: Ctx): Promise<AdapterExampleList> {
  assertCan(ctx, "connector:read");
  return { adapters: [...ADAPTER_EXAMPLES] };
}
