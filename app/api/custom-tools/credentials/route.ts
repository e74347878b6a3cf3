import { credentialOperations } from "#lib/contracts/operations/credentials.ts";
import { route } from "#lib/http/route.ts";
import { createCredential } from "#lib/services/credentials/create-credential.ts";
import { listCredentials } from "#lib/services/credentials/list-credentials.ts";

export const GET = route(credentialOperations.list, ({ ctx, query }) => listCredentials(ctx, query));

export const POST = route(credentialOperations.create, ({ ctx, body }) => createCredential(ctx, body));
