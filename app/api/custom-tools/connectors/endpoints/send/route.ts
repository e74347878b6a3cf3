import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { route } from "#lib/http/route.ts";
import { sendEndpointDraft } from "#lib/services/endpoints/send-endpoint-draft.ts";

export const POST = route(endpointOperations.sendDraft, ({ ctx, body }) => sendEndpointDraft(ctx, body));
