import { sampleOperations } from "#lib/contracts/operations/sample.ts";
import { route } from "#lib/http/route.ts";
import { getSampleUser } from "#lib/services/sample/get-sample-user.ts";

export const GET = route(sampleOperations.user, ({ params }) => getSampleUser(params.username));
