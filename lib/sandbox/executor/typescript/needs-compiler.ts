import { ContextualKeyword, parseTokens, TokenType } from "./sucrase-parser.ts";

/** Words that begin a declaration when a name follows them. */
const DECLARING = new Set([ContextualKeyword._namespace, ContextualKeyword._module, ContextualKeyword._accessor, ContextualKeyword._using]);

/**
 * Whether the text holds what the quick way would leave out in silence or pass on untouched: namespaces, decorators, accessors, `using`, members of
 * an enum with computed names, imports and exports. True now and then for text that has none of them. Throws a TypescriptError when it does not parse.
 */
export function needsCompiler(code: string): boolean {
  const tokens = parseTokens(code);
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    if (token.type === TokenType.at || token.type === TokenType._export) return true;
    if (token.type === TokenType._import) return next?.type !== TokenType.parenL && !token.isType;
    // How that parser reads a computed name in an enum.
    if (token.type === TokenType.name && code[token.start] === "[") return true;
    return DECLARING.has(token.contextualKeyword) && next?.type === TokenType.name;
  });
}
