import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { SubjectType } from "#lib/contracts/executions.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import { getEndpoint } from "../endpoints/get-endpoint.ts";
import { getSnippet } from "../snippets/get-snippet.ts";
import { getTool } from "../tools/get-tool.ts";

interface ExampleSubject {
  read: Permission;
  /** Who may run something may keep parameters for it. */
  run: Permission;
  /** Throws `not_found`. */
  get: (ctx: Ctx, subject: { id: string }) => Promise<unknown>;
}

/** What examples can be for, and who may read and keep them. */
const SUBJECTS: Record<SubjectType, ExampleSubject> = {
  tool: { read: "tool:read", run: "tool:run", get: getTool },
  endpoint: { read: "connector:read", run: "connector:run", get: getEndpoint },
  snippet: { read: "snippet:read", run: "snippet:run", get: getSnippet },
};

export function assertMayKeep(ctx: Ctx, type: string): void {
  assertCan(ctx, SUBJECTS[SubjectType.parse(type)].run);
}

/** The types of which this caller may read examples. */
export function readableTypes(ctx: Ctx): SubjectType[] {
  return SubjectType.options.filter((type) => ctx.permissions.has(SUBJECTS[type].read));
}

export async function assertSubject(ctx: Ctx, type: SubjectType, id: string): Promise<void> {
  await SUBJECTS[type].get(ctx, { id });
}
