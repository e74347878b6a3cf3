import { type DocumentNode, Lexer, parse, Source, TokenKind } from "graphql";

interface DocumentBounds {
  tokens: number;
  /** Brackets of every kind, one inside the other. */
  depth: number;
  /** Spares every node its place in the text, which errors tell. */
  noLocation?: boolean;
}

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Parses a document, of an operation or of a schema. Throws GraphQLError, or DocumentTooLarge beyond the bounds: the parser is recursive,
 * so it sees no document before its brackets were counted.
 */
export function parseDocument(text: string, bounds: DocumentBounds): DocumentNode {
  const source = new Source(text);
  assertDepth(source, bounds);
  return parse(source, { maxLexicalTokens: bounds.tokens, maxComments: bounds.tokens, noLocation: bounds.noLocation });
}

function assertDepth(source: Source, { tokens, depth }: DocumentBounds): void {
  const lexer = new Lexer(source);
  let open = 0;
  for (let count = 0; count <= tokens; count++) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) return;
    if (OPENING.has(kind)) open += 1;
    if (CLOSING.has(kind)) open -= 1;
    if (open > depth) throw new DocumentTooLarge(`Is nested deeper than ${depth} levels`);
  }
  throw new DocumentTooLarge(`Has more than ${tokens} tokens`);
}

/** A document that is not looked at any further. */
export class DocumentTooLarge extends Error {}
