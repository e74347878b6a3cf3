import type { Parameter, ParameterSchema, ParameterType } from "#lib/contracts/parameters.ts";

type Own = Omit<ParameterSchema, "items" | "properties">;

/** A value in the tree: what is said of it, and what is inside. Ids live as long as the editor. */
export interface ValueNode {
  id: string;
  /** Keywords that the tree has no field for, such as an endpoint's `style`, stay in here. */
  schema: Own;
  /** Of an object; absent where it takes any fields. */
  fields?: FieldNode[] | undefined;
  /** Of an array; absent where it takes any items. */
  item?: ValueNode | undefined;
}

export interface FieldNode extends ValueNode {
  name: string;
  required: boolean;
}

export type MakeId = () => string;

/** The tree of a list. What had the same name in the same place before keeps its id, so that it stays open and focused. */
export function toNodes(list: readonly Parameter[], makeId: MakeId, before: readonly FieldNode[] = []): FieldNode[] {
  const byName = new Map(before.map((node) => [node.name, node]));
  return list.map(({ name, required, ...value }) => {
    const known = byName.get(name);
    byName.delete(name);
    return { ...toValue(value, makeId, known), name, required: required === true };
  });
}

function toValue({ items, properties, ...schema }: ParameterSchema, makeId: MakeId, known: ValueNode | undefined): ValueNode {
  return {
    id: known?.id ?? makeId(),
    schema,
    ...(properties === undefined ? {} : { fields: toNodes(properties, makeId, known?.fields) }),
    ...(items === undefined ? {} : { item: toValue(items, makeId, known?.item) }),
  };
}

export function toList(nodes: readonly FieldNode[]): Parameter[] {
  return nodes.map((node) => ({ name: node.name, ...toSchema(node), ...(node.required ? { required: true } : {}) }));
}

function toSchema({ schema, fields, item }: ValueNode): ParameterSchema {
  const own = Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as Own;
  return {
    ...own,
    ...(fields === undefined ? {} : { properties: toList(fields) }),
    ...(item === undefined ? {} : { items: toSchema(item) }),
  };
}

/** The keywords that mean something for a type. */
const FITTING: Record<ParameterType, readonly string[]> = {
  string: ["minLength", "maxLength", "pattern", "format", "enum"],
  number: ["min", "max", "enum"],
  integer: ["min", "max", "enum"],
  boolean: [],
  object: [],
  array: ["min", "max"],
};
const NUMERIC = new Set<ParameterType>(["number", "integer"]);
const TYPED = new Set(["min", "max", "minLength", "maxLength", "pattern", "format", "enum", "default"]);

/** The value with another type: what only the type before had a meaning for goes. */
export function withType<N extends ValueNode>(node: N, type: ParameterType): N {
  if (node.schema.type === type) return node;
  const bothNumeric = NUMERIC.has(type) && NUMERIC.has(node.schema.type);
  const stays = (keyword: string) => !TYPED.has(keyword) || (bothNumeric && (FITTING[type].includes(keyword) || keyword === "default"));
  const schema = { ...Object.fromEntries(Object.entries(node.schema).filter(([keyword]) => stays(keyword))), type } as Own;
  return { ...node, schema, fields: undefined, item: undefined };
}

export function isFitting(type: ParameterType, keyword: string): boolean {
  return FITTING[type].includes(keyword);
}
