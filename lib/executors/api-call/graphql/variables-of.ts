import {
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLScalarType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  specifiedScalarTypes,
  TypeInfo,
  type TypeNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Json } from "#lib/contracts/json.ts";
import type { FoundOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";
import type { Variable } from "#lib/executors/api-call/graphql/variables-schema.ts";

/** The variables that an operation takes; without a schema of the service, only GraphQL's own scalars are known. */
export function variablesOf({ document, operation }: FoundOperation, schema: GraphQLSchema | null): Variable[] {
  const descriptions = schema === null ? new Map<string, string>() : argumentDescriptions({ document, operation }, schema);
  return (operation.variableDefinitions ?? []).map(({ variable, type: node, defaultValue, description }) => {
    const name = variable.name.value;
    const type = typeOf(node, schema);
    return {
      name,
      type,
      description: description?.value ?? descriptions.get(name) ?? "",
      required: isNonNullType(type) && defaultValue === undefined,
      // Constants hold nothing but JSON; an enum's value is its name.
      defaultValue: defaultValue === undefined ? undefined : (valueFromASTUntyped(defaultValue) as Json),
    };
  });
}

function typeOf(node: TypeNode, schema: GraphQLSchema | null): GraphQLInputType {
  if (node.kind === Kind.NON_NULL_TYPE) {
    const inner = typeOf(node.type, schema);
    return isNonNullType(inner) ? inner : new GraphQLNonNull(inner);
  }
  if (node.kind === Kind.LIST_TYPE) return new GraphQLList(typeOf(node.type, schema));
  const name = node.name.value;
  const known = schema?.getType(name) ?? specifiedScalarTypes.find((scalar) => scalar.name === name);
  return isInputType(known) ? known : new GraphQLScalarType({ name });
}

/** What the service says about the argument that a variable goes to. */
function argumentDescriptions({ document, operation }: FoundOperation, schema: GraphQLSchema): Map<string, string> {
  const found = new Map<string, string>();
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    enter(node) {
      if (node.kind === Kind.OPERATION_DEFINITION && node !== operation) return false;
      if (node.kind !== Kind.ARGUMENT || node.value.kind !== Kind.VARIABLE) return undefined;
      const description = info.getArgument()?.description;
      if (description != null) found.set(node.value.name.value, description);
      return undefined;
    },
  });
  visit(document, visitor);
  return found;
}
