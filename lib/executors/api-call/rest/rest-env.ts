import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What a REST call uses of the environment. */
export type RestEnv = HttpEnv & Pick<ExecutionEnv, "saveFile">;
