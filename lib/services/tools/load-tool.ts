import { isDeepStrictEqual } from "node:util";
import { JsonObject } from "#lib/contracts/json.ts";
import { Parameters } from "#lib/contracts/parameters.ts";
import { ToolType } from "#lib/contracts/tools.ts";
import { cache, type Loaded } from "#lib/db/cache.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { assertFound, assertId } from "../assert-found.ts";
import type { Subject } from "../executions/subject.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { targetKind } from "./target.ts";
import { ToolDefinition } from "./tool-version.ts";

/** A tool ready to run, the current version or the one asked for. Cached until its workspace changes. */
export async function loadTool(workspaceId: string, id: string, version: number | undefined): Promise<Subject> {
  const key = `${workspaceId}:${id}:${version ?? ""}`;
  const subjects = cache<Subject>("tools", 5_000);
  return subjects.peek(key) ?? assertFound(await subjects.get(key, () => load(workspaceId, id, version)), "tool");
}

async function load(workspaceId: string, id: string, wanted: number | undefined): Promise<Loaded<Subject>> {
  const row = await db().customTool.findFirst({ where: { id: assertId(id, "tool"), workspaceId, deletedAt: null } });
  if (row === null) return null;
  if (!row.enabled) throw new AppError("conflict", `The tool ${row.name} is disabled`);
  const version = wanted ?? row.version;
  const frozen = version === row.version ? row : await versionOf(id, workspaceId, version);
  const target = await targetKind(ToolType.parse(frozen.type)).load(workspaceId, JsonObject.parse(frozen.config));
  const { validator, lenientParameters, ...rest } = target;
  const parameters = Parameters.parse(frozen.parameters);
  const isLenient = lenientParameters !== undefined && isDeepStrictEqual(parameters, lenientParameters);
  const validators = [isLenient ? [] : compileParameters(parameters), validator].flat();
  return { scope: workspaceId, value: { ...rest, type: "tool", id, version, pricePerCall: Number(frozen.pricePerCall), validators } };
}

async function versionOf(toolId: string, workspaceId: string, version: number) {
  const row = await db().toolVersion.findUnique({ where: { toolId_version: { toolId, version }, workspaceId } });
  return ToolDefinition.parse(assertFound(row, "version").definition);
}
