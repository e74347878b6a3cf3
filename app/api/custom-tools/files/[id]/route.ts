import { fileOperations } from "#lib/contracts/operations/files.ts";
import { route } from "#lib/http/route.ts";
import { getFile } from "#lib/services/files/get-file.ts";

export const GET = route(fileOperations.get, ({ ctx, params }) => getFile(ctx, params));
