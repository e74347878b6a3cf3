import { buildASTSchema, buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { parseDocument } from "#lib/executors/api-call/graphql/parse-document.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { exceedsDepth } from "#lib/json-depth.ts";

/** Several times what the largest public services need. */
const BOUNDS = { tokens: 2_000_000, depth: 100 };

/** Why a text describes no GraphQL service; may be shown to whoever gave the text. */
export class UnreadableSchema extends Error {}

/**
 * The schema that a text tells: in the schema definition language, or as the answer to an introspection query. Published schemas break rules
 * of the specification (GitHub's defines a field twice), so only what stops it from being used is an error. Throws UnreadableSchema.
 */
export function readSchema(text: string): GraphQLSchema {
  const schema = build(text.replace(/^\uFEFF/, ""));
  if ((schema.getQueryType() ?? schema.getMutationType()) == null) throw new UnreadableSchema("Has no type Query and no type Mutation");
  return schema;
}

function build(text: string): GraphQLSchema {
  try {
    if (/^\s*\{\s*"/.test(text)) return buildClientSchema(introspectionIn(text), { assumeValid: true });
    return buildASTSchema(parseDocument(text, BOUNDS), { assumeValid: true, assumeValidSDL: true });
  } catch (error) {
    if (error instanceof UnreadableSchema) throw error;
    // The builders have no class of their own for what they cannot build.
    throw new UnreadableSchema(error instanceof Error ? error.message.slice(0, 1_000) : "Cannot be read", { cause: error });
  }
}

/** With or without `data` around it. What is missing in it, buildClientSchema says. */
function introspectionIn(text: string): IntrospectionQuery {
  if (exceedsDepth(text, DEPTH_MAX)) throw new UnreadableSchema(`Is nested deeper than ${DEPTH_MAX} levels`);
  const answer = parseJson(text);
  return answer.data ?? answer;
}

/** The parser's own message quotes the text, so it goes nowhere. */
function parseJson(text: string): { data?: IntrospectionQuery } & IntrospectionQuery {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableSchema("Begins like JSON and is none");
  }
}
