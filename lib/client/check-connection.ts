import { accountOperations } from "#lib/contracts/operations/people.ts";
import { api } from "./api.ts";
import { ApiError } from "./api-error.ts";

/** Asks the server for something small. What comes of it is noted in the connection. */
export async function checkConnection(workspace: string): Promise<void> {
  await api(accountOperations.me, { workspace }).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
  });
}
