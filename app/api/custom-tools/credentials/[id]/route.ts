import { credentialOperations } from "#lib/contracts/operations/credentials.ts";
import { route } from "#lib/http/route.ts";
import { deleteCredential } from "#lib/services/credentials/delete-credential.ts";
import { updateCredential } from "#lib/services/credentials/update-credential.ts";

export const PUT = route(credentialOperations.update, ({ ctx, params, body }) => updateCredential(ctx, { ...params, ...body }));

export const DELETE = route(credentialOperations.delete, ({ ctx, params }) => deleteCredential(ctx, params));
