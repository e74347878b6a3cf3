import type { EndpointParameter } from "#lib/contracts/endpoint-parameters.ts";
import type { EndpointDraft } from "./endpoint-draft.ts";
import { sameRow } from "./row-id.ts";
import { textOf } from "./text-of.ts";

/** Parameters with their values, one a line: `name: value`. A required one has a star. */
export function toBulkText(parameters: readonly EndpointParameter[], values: EndpointDraft["values"]): string {
  return parameters
    .map(({ name, required }) => `${name}${required === true ? "*" : ""}: ${textOf(values, name).replace(/\s*\n\s*/g, " ")}`.trimEnd())
    .join("\n");
}

/** Lines as parameters: those of a known name keep what else they say. */
export function readBulkText(
  text: string,
  before: readonly EndpointParameter[],
): { parameters: EndpointParameter[]; values: Record<string, string> } {
  const values = new Map<string, string>();
  const parameters: EndpointParameter[] = [];
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    const head = (colon === -1 ? line : line.slice(0, colon)).trim();
    const required = head.endsWith("*");
    const name = (required ? head.slice(0, -1) : head).trim().slice(0, 128);
    if (name === "" || parameters.some((parameter) => parameter.name === name)) continue;
    const known = before.find((parameter) => parameter.name === name);
    const { required: _before, ...rest } = known ?? { name, type: "string" as const };
    const parameter: EndpointParameter = { ...rest, ...(required ? { required } : {}) };
    parameters.push(known === undefined ? parameter : sameRow(known, parameter));
    values.set(name, colon === -1 ? "" : line.slice(colon + 1).trim());
  }
  return { parameters, values: Object.fromEntries(values) };
}
