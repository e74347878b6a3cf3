import type { Json, JsonObject } from "../json.ts";
import { sameJson } from "../same-json.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, quote } from "./change.ts";
import { compareLists } from "./compare-lists.ts";
import { compareParameters } from "./compare-parameters.ts";

const LIMITS: readonly { field: string; words: string }[] = [
  { field: "timeoutMs", words: "Its time limit in milliseconds" },
  { field: "memoryLimitMb", words: "Its memory limit in MB" },
];

/** What somebody who runs a snippet notices of another definition. */
export function describeSnippet(before: JsonObject, after: JsonObject) {
  const differs = (field: string) => !sameJson(before[field] ?? null, after[field] ?? null);
  const changes: DefinitionChange[] = [
    ...(differs("name")
      ? [change("name", `It was renamed from ${quote(String(before["name"]))} to ${quote(String(after["name"]))}`, false)]
      : []),
    ...(differs("language")
      ? [change("language", `It is written in ${String(after["language"])} instead of ${String(before["language"])}`, false)]
      : []),
    ...(differs("code") ? [change("code", codeWords(before["code"], after["code"]), false)] : []),
    ...compareParameters(before["parameters"], after["parameters"], "parameters"),
    ...(differs("returnType") ? [compareReturn(before, after)] : []),
    ...compareLists(before["tools"], after["tools"], { path: "tools", one: "The use of tool", many: "The use of tools", losing: true }),
    ...compareLists(before["hosts"], after["hosts"], { path: "hosts", one: "Access to", many: "Access to", losing: true }),
    ...compareLists(before["connectors"], after["connectors"], {
      path: "connectors",
      one: "The use of connector",
      many: "The use of connectors",
      losing: true,
    }),
    ...LIMITS.filter(({ field }) => differs(field)).map(({ field, words }) => compareLimit(field, words, before, after)),
    ...(differs("limits") ? compareLimits(objectOf(before["limits"]), objectOf(after["limits"])) : []),
  ];
  const told = [
    "name",
    "language",
    "code",
    "parameters",
    "returnType",
    "tools",
    "hosts",
    "connectors",
    "timeoutMs",
    "memoryLimitMb",
    "limits",
  ];
  return { told, changes };
}

/** Lines that are only in one of the two, whatever their order. */
function codeWords(before: Json | undefined, after: Json | undefined): string {
  const [was, is] = [linesOf(before), linesOf(after)];
  const added = extra(is, was);
  const gone = extra(was, is);
  if (added === 0 && gone === 0) return "Its lines of code are in another order or spaced otherwise";
  return `Its code changed: ${added} ${added === 1 ? "line" : "lines"} added, ${gone} removed`;
}

function extra(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).length;
}

function linesOf(code: Json | undefined): string[] {
  return typeof code === "string"
    ? code
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
    : [];
}

function compareReturn({ returnType: was }: JsonObject, { returnType: is }: JsonObject): DefinitionChange {
  return change("returnType", `It returns ${String(is)} instead of ${String(was)}`, is !== "json");
}

function compareLimit(field: string, words: string, before: JsonObject, after: JsonObject): DefinitionChange {
  const [was, is] = [before[field], after[field]];
  const isLower = typeof is === "number" && (typeof was !== "number" || is < was);
  return change(field, `${words} is ${is ?? "the usual one"} instead of ${was ?? "the usual one"}`, isLower);
}

function compareLimits(before: JsonObject, after: JsonObject): DefinitionChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !sameJson(before[field], after[field]));
  return fields.map((field) => ({ ...compareLimit(field, `Its limit ${quote(field)}`, before, after), path: `limits.${field}` }));
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
