import { exampleOperations } from "#lib/contracts/operations/examples.ts";
import { route } from "#lib/http/route.ts";
import { deleteExample } from "#lib/services/examples/delete-example.ts";
import { updateExample } from "#lib/services/examples/update-example.ts";

export const PUT = route(exampleOperations.update, ({ ctx, params, body }) => updateExample(ctx, { ...params, ...body }));

export const DELETE = route(exampleOperations.delete, ({ ctx, params }) => deleteExample(ctx, params));
