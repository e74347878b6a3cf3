import { systemOperations } from "#lib/contracts/operations/system.ts";
import { openApiDocument } from "#lib/http/openapi.ts";
import { route } from "#lib/http/route.ts";

export const GET = route(systemOperations.openapi, () => openApiDocument());
