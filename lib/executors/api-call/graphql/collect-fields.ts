import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What is selected of one type. */
export interface Selected {
  parent: GraphQLCompositeType;
  set: SelectionSetNode;
  /** Whether every answer has it: no directive and no narrower type stands before it. */
  certain: boolean;
}

/** The selections that share one key of the answer. */
export interface Collected {
  nodes: { node: FieldNode; type: GraphQLOutputType; certain: boolean }[];
  certain: boolean;
}

/** The keys of an answer's object, from its selections and the fragments in them. */
export function collectFields(schema: GraphQLSchema, fragments: Fragments, selected: readonly Selected[]): Map<string, Collected> {
  const fields = new Map<string, Collected>();
  const seen = new Set<string>();
  const open = [...selected];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const selection of next.set.selections) {
      const certain = next.certain && (selection.directives ?? []).length === 0;
      if (selection.kind === Kind.FIELD) add(fields, selection, schema.getField(next.parent, selection.name.value)?.type, certain);
      else {
        const inner = fragmentOf(schema, fragments, selection, { ...next, certain });
        if (inner === undefined || isSeen(seen, selection, inner)) continue;
        open.push(inner);
      }
    }
  }
  return fields;
}

function add(fields: Map<string, Collected>, node: FieldNode, type: GraphQLOutputType | undefined, certain: boolean): void {
  if (type === undefined) return;
  const key = (node.alias ?? node.name).value;
  const known = fields.get(key) ?? { nodes: [], certain: false };
  known.nodes.push({ node, type, certain });
  fields.set(key, { nodes: known.nodes, certain: known.certain || certain });
}

function fragmentOf(
  schema: GraphQLSchema,
  fragments: Fragments,
  selection: FragmentSpreadNode | InlineFragmentNode,
  outer: Selected,
): Selected | undefined {
  const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  if (fragment === undefined) return undefined;
  const named = fragment.typeCondition === undefined ? outer.parent : schema.getType(fragment.typeCondition.name.value);
  if (!isCompositeType(named)) return undefined;
  return { parent: named, set: fragment.selectionSet, certain: outer.certain && isAlways(schema, outer.parent, named) };
}

function isAlways(schema: GraphQLSchema, type: GraphQLCompositeType, wanted: GraphQLCompositeType): boolean {
  if (type === wanted) return true;
  return isAbstractType(wanted) && !isUnionType(type) && schema.isSubType(wanted, type);
}

/** A fragment that is spread again under the same type brings nothing new. */
function isSeen(seen: Set<string>, selection: SelectionNode, { parent, certain }: Selected): boolean {
  if (selection.kind !== Kind.FRAGMENT_SPREAD) return false;
  const key = `${selection.name.value} ${parent.name} ${certain}`;
  return seen.size === seen.add(key).size;
}
