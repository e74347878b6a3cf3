import { cache, type Loaded } from "#lib/db/cache.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import type { Subject } from "../executions/subject.ts";
import { toSnippetTarget } from "./load-snippet-target.ts";
import { SnippetDefinition } from "./snippet-version.ts";
import { toSnippet } from "./to-snippet.ts";

/** A snippet ready to run, the current version or the one asked for. Cached until its workspace changes. */
export async function loadSnippet(workspaceId: string, id: string, version: number | undefined): Promise<Subject> {
  const key = `${workspaceId}:${id}:${version ?? ""}`;
  return assertFound(await cache<Subject>("snippets", 5_000).get(key, () => load(workspaceId, id, version)), "snippet");
}

async function load(workspaceId: string, id: string, wanted: number | undefined): Promise<Loaded<Subject>> {
  const row = await db().codeSnippet.findFirst({ where: { id: assertId(id, "snippet"), workspaceId, deletedAt: null } });
  if (row === null) return null;
  const version = wanted ?? row.version;
  const snippet = version === row.version ? toSnippet(row) : await versionOf(id, workspaceId, version);
  const { validator, ...target } = await toSnippetTarget(workspaceId, snippet);
  return { scope: workspaceId, value: { ...target, type: "snippet", id, version, pricePerCall: 0, validators: [validator] } };
}

async function versionOf(snippetId: string, workspaceId: string, version: number) {
  const row = await db().snippetVersion.findUnique({ where: { snippetId_version: { snippetId, version }, workspaceId } });
  return SnippetDefinition.parse(assertFound(row, "version").definition);
}
