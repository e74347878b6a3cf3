import type { FieldNode, ValueNode } from "./node.ts";

/** One line of the tree. */
export type Row = FieldRow | ItemRow;

interface Line {
  id: string;
  depth: number;
  /** The object or array's items that a field is in, or the array whose items these are. */
  parentId: string | null;
  /** Names from the root, as people read them. */
  path: string;
  /** Whether fields can be put into it. */
  takesFields: boolean;
  isOpen: boolean;
  hasInside: boolean;
}

export interface FieldRow extends Line {
  kind: "field";
  node: FieldNode;
  index: number;
  siblings: readonly FieldNode[];
}

/** What the items of an array are; without a node, anything. */
export interface ItemRow extends Line {
  kind: "item";
  parentId: string;
  node: ValueNode | undefined;
}

interface Place {
  depth: number;
  parentId: string | null;
  path: string;
}

/** The lines that show: what stands in something closed does not. */
export function toRows(nodes: readonly FieldNode[], closed: ReadonlySet<string>): Row[] {
  return fieldRows(nodes, { depth: 0, parentId: null, path: "" }, closed);
}

function fieldRows(nodes: readonly FieldNode[], place: Place, closed: ReadonlySet<string>): Row[] {
  return nodes.flatMap((node, index) => {
    const path = place.path === "" ? node.name : `${place.path}.${node.name}`;
    const row: FieldRow = { ...place, ...lineOf(node, closed), kind: "field", id: node.id, path, node, index, siblings: nodes };
    return [row, ...(row.isOpen ? insideRows(node, { depth: place.depth + 1, parentId: node.id, path }, closed) : [])];
  });
}

function insideRows(node: ValueNode, place: Place & { parentId: string }, closed: ReadonlySet<string>): Row[] {
  if (node.schema.type === "object") return fieldRows(node.fields ?? [], place, closed);
  if (node.schema.type !== "array") return [];
  const { item } = node;
  const path = `${place.path}[]`;
  if (item === undefined) {
    const id = `${node.id}/items`;
    return [{ ...place, kind: "item", id, path, node: undefined, takesFields: false, isOpen: false, hasInside: false }];
  }
  const row: ItemRow = { ...place, ...lineOf(item, closed), kind: "item", id: item.id, path, node: item };
  return [row, ...(row.isOpen ? insideRows(item, { depth: place.depth + 1, parentId: item.id, path }, closed) : [])];
}

function lineOf(node: ValueNode, closed: ReadonlySet<string>): Pick<Line, "takesFields" | "isOpen" | "hasInside"> {
  const takesFields = node.schema.type === "object";
  const hasInside = node.schema.type === "array" || (takesFields && (node.fields ?? []).length > 0);
  return { takesFields, hasInside, isOpen: hasInside && !closed.has(node.id) };
}
