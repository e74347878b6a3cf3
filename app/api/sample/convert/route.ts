import { sampleOperations } from "#lib/contracts/operations/sample.ts";
import { route } from "#lib/http/route.ts";
import { convertSampleAmount } from "#lib/services/sample/convert-sample-amount.ts";

export const GET = route(sampleOperations.convert, ({ query }) => convertSampleAmount(query));
