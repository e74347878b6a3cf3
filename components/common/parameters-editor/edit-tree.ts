import type { ParameterType } from "#lib/contracts/parameters.ts";
import type { FieldNode, MakeId, ValueNode } from "./node.ts";

type Nodes = readonly FieldNode[];

/** Changes of the tree; each returns a new one and leaves what it does not touch as it is. */

export function changeField(nodes: Nodes, id: string, change: (node: FieldNode) => FieldNode): FieldNode[] {
  return nodes.map((node) => (node.id === id ? change(node) : inside(node, (fields) => changeField(fields, id, change))));
}

/** Also the items of arrays, which have no name. */
export function changeValue(nodes: Nodes, id: string, change: <N extends ValueNode>(node: N) => N): FieldNode[] {
  const visit = <N extends ValueNode>(node: N): N => {
    if (node.id === id) return change(node);
    const fields = node.fields?.map(visit);
    const item = node.item === undefined ? undefined : visit(node.item);
    return fields === undefined && item === undefined ? node : { ...node, fields, item };
  };
  return nodes.map(visit);
}

export function setItem(nodes: Nodes, arrayId: string, type: ParameterType | undefined, makeId: MakeId): FieldNode[] {
  const item: ValueNode | undefined = type === undefined ? undefined : { id: makeId(), schema: { type } };
  return changeValue(nodes, arrayId, (node) => ({ ...node, item }));
}

export function removeField(nodes: Nodes, id: string): FieldNode[] {
  return nodes.filter((node) => node.id !== id).map((node) => inside(node, (fields) => removeField(fields, id), true));
}

/** Puts a field into an object or an array's items (`parentId`), or at the root (null), before the field at `at`. */
export function insertField(nodes: Nodes, field: FieldNode, parentId: string | null, at: number): FieldNode[] {
  const put = (fields: Nodes) => [...fields.slice(0, at), { ...field, name: freeName(fields, field.name) }, ...fields.slice(at)];
  if (parentId === null) return put(nodes);
  return changeValue(nodes, parentId, (node) => ({ ...node, fields: put(node.fields ?? []) }));
}

export function moveField(nodes: Nodes, id: string, parentId: string | null, at: number): FieldNode[] {
  const field = findField(nodes, id);
  return field === undefined ? [...nodes] : insertField(removeField(nodes, id), field, parentId, at);
}

/** A copy with ids of its own. */
export function copyField(field: FieldNode, makeId: MakeId): FieldNode {
  const copy = <N extends ValueNode>(node: N): N => ({
    ...node,
    id: makeId(),
    ...(node.fields === undefined ? {} : { fields: node.fields.map(copy) }),
    ...(node.item === undefined ? {} : { item: copy(node.item) }),
  });
  return copy(field);
}

export function findField(nodes: Nodes, id: string): FieldNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : findField(fieldsOf(node), id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `name`, or `name_2` where that is taken. */
export function freeName(siblings: Nodes, name: string): string {
  const taken = new Set(siblings.map((sibling) => sibling.name));
  if (!taken.has(name)) return name;
  const stem = name.replace(/_\d+$/, "");
  let count = 2;
  while (taken.has(`${stem}_${count}`)) count += 1;
  return `${stem}_${count}`;
}

/** The fields inside a value, through the items of arrays. */
function fieldsOf(node: ValueNode): FieldNode[] {
  return [...(node.fields ?? []), ...(node.item === undefined ? [] : fieldsOf(node.item))];
}

/** With `emptied`, an object that loses its last field takes any again, instead of none at all. */
function inside<N extends ValueNode>(node: N, change: (fields: FieldNode[]) => FieldNode[], emptied = false): N {
  const { fields, item } = node;
  if (fields === undefined && item === undefined) return node;
  const changed = fields === undefined ? undefined : change(fields);
  const isEmptied = emptied && changed?.length === 0 && fields?.length !== 0;
  return { ...node, fields: isEmptied ? undefined : changed, item: item === undefined ? undefined : inside(item, change, emptied) };
}
