import type { JsonObject } from "../json.ts";
import { sameJson } from "../same-json.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, quote } from "./change.ts";
import { compareLists } from "./compare-lists.ts";
import { compareParameters } from "./compare-parameters.ts";

/** What agents and scripts notice of another definition of a tool. */
export function describeTool(before: JsonObject, after: JsonObject) {
  const differs = (field: string) => !sameJson(before[field] ?? null, after[field] ?? null);
  const changes: DefinitionChange[] = [
    ...(differs("name")
      ? [change("name", `It was renamed from ${quote(String(before["name"]))} to ${quote(String(after["name"]))}`, true)]
      : []),
    ...(differs("config") ? [change("config", "It runs something else", true)] : []),
    ...(differs("enabled")
      ? [change("enabled", after["enabled"] === false ? "It was switched off" : "It was switched on", after["enabled"] === false)]
      : []),
    ...compareParameters(before["parameters"], after["parameters"], "parameters"),
    ...(differs("pricePerCall") ? [change("pricePerCall", `A call costs ${price(after)} instead of ${price(before)}`, false)] : []),
    ...compareLists(before["tags"], after["tags"], { path: "tags", one: "Tag", many: "Tags" }),
  ];
  return { told: ["name", "type", "config", "enabled", "parameters", "pricePerCall", "tags"], changes };
}

function price({ pricePerCall }: JsonObject): string {
  return typeof pricePerCall === "number" && pricePerCall > 0 ? `$${pricePerCall}` : "nothing";
}
