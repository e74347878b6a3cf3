import { exampleOperations } from "#lib/contracts/operations/examples.ts";
import { route } from "#lib/http/route.ts";
import { createExample } from "#lib/services/examples/create-example.ts";
import { listExamples } from "#lib/services/examples/list-examples.ts";

export const GET = route(exampleOperations.list, ({ ctx, query }) => listExamples(ctx, query));

export const POST = route(exampleOperations.create, ({ ctx, body }) => createExample(ctx, body));
