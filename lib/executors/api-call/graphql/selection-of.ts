import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLUnionType,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from "graphql";

/** Of a union, how many of its types are told apart. */
const MEMBERS_MAX = 8;

const PAGING = new Set(["first", "last", "limit"]);

/** What a selection may still take: fields in all, and levels of objects. */
interface Room {
  fields: number;
  depth: number;
}

/** A selection of what most people want: the plain fields first, then objects, none inside itself. Never empty. */
export function selectionOf(type: GraphQLCompositeType, room: Room, above: readonly GraphQLCompositeType[] = []): string {
  if (isUnionType(type)) return `{ __typename ${membersOf(type, room)} }`;
  const fields = Object.values(type.getFields()).filter(isSelectable);
  const parts = isObjectType(type) ? [] : ["__typename"];
  parts.push(...leavesOf(fields, room));
  if (room.depth > 0) {
    for (const field of fields) {
      const named = getNamedType(field.type);
      if (room.fields <= 0 || !isCompositeType(named) || named === type || above.includes(named)) continue;
      if (isDoubled(field, fields) || isPaged(field)) continue;
      const inner: Room = { fields: room.fields, depth: room.depth - 1 };
      parts.push(`${field.name} ${selectionOf(named, inner, [...above, type])}`);
      room.fields = inner.fields - 1;
    }
  }
  return parts.length === 0 ? "{ __typename }" : `{ ${parts.join(" ")} }`;
}

function leavesOf(fields: readonly GraphQLField[], room: Room): string[] {
  const names = fields.filter(({ type }) => isLeafType(getNamedType(type))).map(({ name }) => name);
  const taken = names.slice(0, Math.max(room.fields, 0));
  room.fields -= taken.length;
  return taken;
}

/** Types of a union may give one name to fields of different types, and those cannot be selected together. */
function membersOf(union: GraphQLUnionType, room: Room): string {
  const types = new Map<string, string>();
  return union
    .getTypes()
    .slice(0, MEMBERS_MAX)
    .map((member) => {
      const fields = Object.values(member.getFields()).filter(isSelectable);
      const agreeing = fields.filter(({ name, type }) => (types.get(name) ?? String(type)) === String(type));
      for (const { name, type } of agreeing) types.set(name, String(type));
      const leaves = leavesOf(agreeing, room);
      return leaves.length === 0 ? "" : `... on ${member.name} { ${leaves.join(" ")} }`;
    })
    .join(" ");
}

/** Lists that are asked for page by page, which many services refuse to give without a size. */
function isPaged({ args }: GraphQLField): boolean {
  return args.some(({ name }) => PAGING.has(name));
}

/** Without arguments that must be given, and not on its way out. */
function isSelectable({ args, deprecationReason }: GraphQLField): boolean {
  return deprecationReason == null && !args.some(isRequiredArgument);
}

/** Connections offer their items twice: as `nodes`, and once more as the `node` of each of their `edges`. */
function isDoubled({ name }: GraphQLField, fields: readonly GraphQLField[]): boolean {
  return name === "edges" && fields.some((other) => other.name === "nodes");
}
