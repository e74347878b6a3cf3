import { type GraphQLField, getNamedType, isCompositeType, type OperationTypeNode, parse, print } from "graphql";
import { selectionOf } from "#lib/executors/api-call/graphql/selection-of.ts";

const FIELDS_MAX = 80;
const DEPTH_MAX = 2;

/** An operation that asks for one field of the service, with all its arguments as variables. */
export function operationText(kind: OperationTypeNode, { name, args, type }: GraphQLField): string {
  const variables = args.map((argument) => `$${argument.name}: ${declaredType(argument)}`).join(", ");
  const values = args.map((argument) => `${argument.name}: $${argument.name}`).join(", ");
  const inBrackets = (list: string) => (list === "" ? "" : `(${list})`);
  const named = getNamedType(type);
  const selection = isCompositeType(named) ? selectionOf(named, { fields: FIELDS_MAX, depth: DEPTH_MAX }) : "";
  return print(parse(`${kind} ${name}${inBrackets(variables)} { ${name}${inBrackets(values)} ${selection} }`));
}

/** An argument with a default of its own need not be given, though it cannot be null (specification, section 5.8.5). */
function declaredType({ type, default: preset }: GraphQLField["args"][number]): string {
  return preset === undefined ? String(type) : String(type).replace(/!$/, "");
}
