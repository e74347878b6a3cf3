import type { Json } from "#lib/contracts/json.ts";
import type { FieldNode, ValueNode } from "./node.ts";

const NAME_MAX = 128;

/** What the contract or the validator of the server would refuse, by the id of its line in the tree. */
export function findProblems(nodes: readonly FieldNode[]): Map<string, string> {
  const found = new Map<string, string>();
  visitFields(nodes, found);
  return found;
}

function visitFields(nodes: readonly FieldNode[], found: Map<string, string>): void {
  const counts = new Map<string, number>();
  for (const { name } of nodes) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const node of nodes) {
    const problem = nameProblem(node.name, counts) ?? valueProblem(node);
    if (problem !== undefined) found.set(node.id, problem);
    visitInside(node, found);
  }
}

function visitInside(node: ValueNode, found: Map<string, string>): void {
  visitFields(node.fields ?? [], found);
  if (node.item === undefined) return;
  const problem = valueProblem(node.item);
  if (problem !== undefined) found.set(node.item.id, problem);
  visitInside(node.item, found);
}

function nameProblem(name: string, counts: ReadonlyMap<string, number>): string | undefined {
  if (name === "") return "needs a name";
  if (name.length > NAME_MAX) return `the name is longer than ${NAME_MAX} characters`;
  return (counts.get(name) ?? 0) > 1 ? "another parameter here has the same name" : undefined;
}

function valueProblem({ schema }: ValueNode): string | undefined {
  const { min, max, minLength, maxLength, pattern, enum: choices } = schema;
  if (min !== undefined && max !== undefined && min > max) return "the least is more than the most";
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) return "the shortest is longer than the longest";
  if (pattern !== undefined && !isPattern(pattern)) return "the pattern is not a regular expression without look-around";
  const { default: preset } = schema;
  if (preset === undefined) return undefined;
  if (!fits(preset, schema.type)) return `the default is no ${schema.type}`;
  return choices !== undefined && !choices.some((choice) => choice === preset) ? "the default is not one of the choices" : undefined;
}

/** The server checks patterns in RE2, which has neither look-around nor back-references. */
function isPattern(pattern: string): boolean {
  if (/\(\?(<?[=!])|\\[1-9]/.test(pattern)) return false;
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

const FITS: Record<ValueNode["schema"]["type"], (value: Json) => boolean> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

function fits(value: Json, type: ValueNode["schema"]["type"]): boolean {
  return FITS[type](value);
}

/** The server's errors (`parameters[1].properties[0].name`) at their lines; those of no line stay as they are. */
export function placeErrors(nodes: readonly FieldNode[], errors: readonly { path: string; message: string }[]) {
  const placed = new Map<string, string>();
  const rest: string[] = [];
  for (const { path, message } of errors) {
    const id = findByPath(nodes, path.match(/\d+|items/g) ?? []);
    if (id === undefined) rest.push(message);
    else placed.set(id, message);
  }
  return { placed, rest };
}

function findByPath(nodes: readonly FieldNode[], steps: readonly string[]): string | undefined {
  const [first, ...others] = steps;
  const node: ValueNode | undefined = nodes[Number(first)];
  return node === undefined ? undefined : descend(node, others);
}

function descend(node: ValueNode, steps: readonly string[]): string {
  const [first, ...others] = steps;
  if (first === "items" && node.item !== undefined) return descend(node.item, others);
  return (first === undefined ? undefined : findByPath(node.fields ?? [], steps)) ?? node.id;
}
