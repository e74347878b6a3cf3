import { buildASTSchema, type GraphQLSchema } from "graphql";
import { AppError } from "#lib/errors.ts";
import { parseDocument } from "#lib/executors/api-call/graphql/parse-document.ts";
import { RecentByWeight } from "#lib/recent-by-weight.ts";

/** Text whose schemas are remembered: one takes about ten times its text. */
const CHARS_MAX = 20_000_000;
const BOUNDS = { tokens: Number.MAX_SAFE_INTEGER, depth: 1_000, noLocation: true };

/** Bound to this copy of the graphql module, so not shared with other bundles of the process. */
const remembered = new RecentByWeight<GraphQLSchema>(CHARS_MAX);

/** The schema of a stored description. Throws `conflict` where it is of another protocol. */
export function schemaOf({ document, sha256 }: { document: string; sha256: string }): GraphQLSchema {
  return remembered.getOrMake(sha256, document.length, () => build(document));
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
