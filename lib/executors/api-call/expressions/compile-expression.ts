import { compile, isRegistered } from "@jmespath-community/jmespath";

export type ExpressionTree = ReturnType<typeof compile>;

/** Padding makes any length of a short text, and `let` copies the interpreter without its bounds. */
const REFUSED_FUNCTIONS = new Set(["pad_left", "pad_right"]);
const DEPTH_MAX = 100;
const COMPILED_MAX = 500;
const compiled = new Map<string, ExpressionTree>();

/** A JMESPath expression as a tree. Throws an Error that says what is wrong with it. */
export function compileExpression(expression: string): ExpressionTree {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const tree = compile(expression);
  assertUsable(tree, 0);
  if (compiled.size >= COMPILED_MAX) compiled.clear();
  compiled.set(expression, tree);
  return tree;
}

/** Walks literals too, which is harmless: they name no function unless they are written like one. */
function assertUsable(node: unknown, depth: number): void {
  if (depth > DEPTH_MAX) throw new Error(`nests deeper than ${DEPTH_MAX} levels`);
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) assertUsable(item, depth);
    return;
  }
  const { type, name } = node as { type?: unknown; name?: unknown };
  if (type === "Literal") return;
  if (type === "LetExpression") throw new Error("let is not supported");
  if (type === "Function" && typeof name === "string" && (REFUSED_FUNCTIONS.has(name) || !isRegistered(name))) {
    throw new Error(`there is no function ${name}`);
  }
  for (const child of Object.values(node)) assertUsable(child, depth + 1);
}
