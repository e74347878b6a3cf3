import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConsoleSubject } from "#lib/client/console.ts";
import { toConsoleSubject } from "#lib/client/console-subjects.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";
import { AppError } from "#lib/errors.ts";
import { getEndpoint } from "#lib/services/endpoints/get-endpoint.ts";
import { getSnippet } from "#lib/services/snippets/get-snippet.ts";
import { getTool } from "#lib/services/tools/get-tool.ts";

const READ: Record<SubjectType, (ctx: Ctx, id: string) => Promise<ConsoleSubject>> = {
  tool: async (ctx, id) => toConsoleSubject.tool((await getTool(ctx, { id })).tool),
  endpoint: async (ctx, id) => toConsoleSubject.endpoint((await getEndpoint(ctx, { id })).endpoint),
  snippet: async (ctx, id) => toConsoleSubject.snippet((await getSnippet(ctx, { id })).snippet),
};

/** What the address names; of what is gone or closed to the reader, the screen itself tells. */
export async function findSubject(ctx: Ctx, kind: SubjectType, id: string): Promise<ConsoleSubject | undefined> {
  return READ[kind](ctx, id).catch((error: unknown) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
}
