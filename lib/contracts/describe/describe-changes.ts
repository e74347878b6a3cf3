import type { JsonObject } from "../json.ts";
import { sameJson } from "../same-json.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, quote, short } from "./change.ts";
import { describeEndpoint } from "./describe-endpoint.ts";
import { describeSnippet } from "./describe-snippet.ts";
import { describeTool } from "./describe-tool.ts";

export type VersionedKind = "tool" | "endpoint" | "snippet";

/** What a kind has words for, by the top-level fields of its definitions. */
type Words = (before: JsonObject, after: JsonObject) => { told: readonly string[]; changes: DefinitionChange[] };

const KINDS: Record<VersionedKind, Words> = { tool: describeTool, endpoint: describeEndpoint, snippet: describeSnippet };

/** What became of a definition, in words; breaking changes first. A field without words of its own is named, never silently left out. */
export function describeChanges(kind: VersionedKind, before: JsonObject, after: JsonObject): DefinitionChange[] {
  const { told, changes } = KINDS[kind](before, after);
  const all = [...changes, ...describeNames(before, after), ...describeOthers(before, after, told)];
  return [...all.filter(({ breaking }) => breaking), ...all.filter(({ breaking }) => !breaking)];
}

function describeNames(before: JsonObject, after: JsonObject): DefinitionChange[] {
  const title = sameJson(before["displayName"], after["displayName"])
    ? []
    : [
        change(
          "displayName",
          `It is called ${quote(String(after["displayName"]))} instead of ${quote(String(before["displayName"]))}`,
          false,
        ),
      ];
  if (sameJson(before["description"] ?? "", after["description"] ?? "")) return title;
  const text = (after["description"] ?? "") === "" ? "Its description is gone" : "Its description changed";
  return [...title, change("description", text, false)];
}

function describeOthers(before: JsonObject, after: JsonObject, told: readonly string[]): DefinitionChange[] {
  const known = new Set([...told, "displayName", "description"]);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !known.has(field));
  return fields
    .filter((field) => !sameJson(before[field] ?? null, after[field] ?? null))
    .map((field) => {
      const [was, is] = [before[field], after[field]];
      const isPlain = [was, is].every((value) => value === undefined || value === null || typeof value !== "object");
      const values = isPlain ? `: ${short(is ?? null)} instead of ${short(was ?? null)}` : "";
      return change(field, `${quote(field)} changed${values}`, false);
    });
}
