import type { Json } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import { toTypeText } from "./to-type-text.ts";

export interface Completion {
  label: string;
  detail: string;
  /** With `$0` where the cursor goes. */
  insert: string;
  documentation: string;
}

const CALLS: readonly Completion[] = [
  {
    label: "tools.call",
    detail: "(name, args) → the tool's result",
    insert: 'tools.call("$1", {$2})$0',
    documentation: "Runs a tool that the settings name.",
  },
  {
    label: "fetch",
    detail: "(url, method, headers, body, json, connector) → Response",
    insert: 'fetch("$1")$0',
    documentation: "Sends a request to a host or through a connector that the settings name.",
  },
  { label: "params", detail: "dict", insert: "params$0", documentation: "What the snippet was called with." },
];

const KEY_PLACE = /params\s*(?:\[\s*|\.get\(\s*)(["'])[^"']*$/;
const TOOL_PLACE = /tools\.(?:call|start)\(\s*(["'])[^"']*$/;
const MEMBER_PLACE = /(?:^|[^\w.])tools\.\w*$/;

/** What may stand at the end of `line`, the code up to the cursor. */
export function pythonCompletions(line: string, parameters: Parameters, tools: readonly string[]): Completion[] {
  if (KEY_PLACE.test(line)) return keysOf(parameters);
  if (TOOL_PLACE.test(line)) return tools.map((name) => ({ label: name, detail: "tool", insert: name, documentation: "" }));
  if (MEMBER_PLACE.test(line)) return [...members(tools), { ...CALLS[0], label: "call", insert: 'call("$1", {$2})$0' } as Completion];
  return /[\w)\]]\.\w*$/.test(line) ? [] : [...CALLS];
}

function members(tools: readonly string[]): Completion[] {
  const callable = tools.filter((name) => /^[a-z_]\w*$/i.test(name));
  return callable.map((name) => ({ label: name, detail: "tool", insert: `${name}($1)$0`, documentation: "" }));
}

function keysOf(parameters: Parameters): Completion[] {
  const { properties } = toJsonSchema(parameters);
  if (typeof properties !== "object" || properties === null || Array.isArray(properties)) return [];
  return Object.entries(properties).map(([name, schema]) => ({
    label: name,
    detail: toTypeText(schema),
    insert: name,
    documentation: descriptionOf(schema),
  }));
}

function descriptionOf(schema: Json | undefined): string {
  const isObject = typeof schema === "object" && schema !== null && !Array.isArray(schema);
  return isObject && typeof schema["description"] === "string" ? schema["description"] : "";
}
