import { buildASTSchema, type GraphQLSchema } from "graphql";
import { AppError } from "#lib/errors.ts";
import { parseDocument } from "#lib/executors/api-call/graphql/parse-document.ts";

interface Built {
  schema: GraphQLSchema;
  chars: number;
}

/** Text whose schemas are remembered: one takes about ten times its text. */
const CHARS_MAX = 20_000_000;
const BOUNDS = { tokens: Number.MAX_SAFE_INTEGER, depth: 1_000, noLocation: true };

/** Bound to this copy of the graphql module, so not shared with other bundles of the process. Oldest first. */
const remembered = new Map<string, Built>();

/** The schema of a stored description. Throws `conflict` where it is of another protocol. */
export function schemaOf({ document, sha256 }: { document: string; sha256: string }): GraphQLSchema {
  const { schema } = remembered.get(sha256) ?? { schema: build(document) };
  remembered.delete(sha256);
  remembered.set(sha256, { schema, chars: document.length });
  let chars = [...remembered.values()].reduce((sum, built) => sum + built.chars, 0);
  for (const [key, built] of remembered) {
    if (chars <= CHARS_MAX || key === sha256) break;
    remembered.delete(key);
    chars -= built.chars;
  }
  return schema;
}

/** It was checked when it was stored. */
function build(document: string): GraphQLSchema {
  try {
    return buildASTSchema(parseDocument(document, BOUNDS), { assumeValid: true, assumeValidSDL: true });
  } catch (cause) {
    throw new AppError("conflict", "The stored description of the connector's service is not one of a GraphQL service; read it again", {
      cause,
    });
  }
}
