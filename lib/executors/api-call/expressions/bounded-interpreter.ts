import { TreeInterpreter } from "@jmespath-community/jmespath";
import { TEXT_FUNCTIONS } from "./text-functions.ts";
import { Weigher } from "./weigh.ts";

// The library exports one interpreter; what it hands its functions, it hands them for good. Each evaluation gets its own.
const Interpreter = TreeInterpreter.constructor as new () => typeof TreeInterpreter;
type Tree = Parameters<typeof TreeInterpreter.visit>[0];
type Value = Parameters<typeof TreeInterpreter.visit>[1];
type Result = ReturnType<typeof TreeInterpreter.visit>;

const STEPS_MAX = 5_000_000;
const WEIGHT_MAX = 64_000_000;
const MS_MAX = 1_000;
/** They hand on what is there already. */
const CHEAP = new Set(["Field", "Index", "Identity", "Current", "Root", "Literal", "Pipe", "Subexpression", "IndexExpression"]);
/** They make values out of others, and so can make one that holds another many times. */
const COMPOSING = new Set(["MultiSelectList", "MultiSelectHash", "Function", "Flatten"]);

/** They look for their second argument anywhere in the first, which takes the product of the two where a text is made for that. */
const SEARCHING = new Set(["contains", "find_first", "find_last", "split", "replace"]);
const SORTING = new Set(["sort", "min", "max"]);
/** How many comparisons of characters are as much work as a step, and how many characters of a text that is handed on. */
const COMPARED_CHARS = 256;
const READ_CHARS = 64;

export class ExpressionTooCostly extends Error {}

/** Evaluates with a bound on its work and on what it makes: expressions are written by users, and twenty characters can double a value ten times. */
export class BoundedInterpreter extends Interpreter {
  readonly #weigher = new Weigher();
  readonly #deadline = performance.now() + MS_MAX;
  #steps = 0;
  #checkAt = 0;

  constructor() {
    super();
    for (const [name, { call, signature }] of Object.entries(TEXT_FUNCTIONS)) {
      this.runtime.registerFunction(name, call, signature, { override: true });
    }
    const callFunction = this.runtime.callFunction.bind(this.runtime);
    this.runtime.callFunction = (name, args) => {
      this.#chargeFunction(name, args);
      return callFunction(name, args);
    };
  }

  override visit(node: Tree, value: Value): Result {
    this.#charge(1);
    if (node.type === "Slice" && typeof value === "string") this.#charge(value.length);
    const result = this.#resultOf(node, value);
    // What compares texts by an expression, such as sort_by, reads them each time.
    if (typeof result === "string") this.#charge(result.length / READ_CHARS);
    if (!CHEAP.has(node.type)) this.#chargeResult(node.type, result);
    return result;
  }

  #resultOf(node: Tree, value: Value): Result {
    if (node.type === "Comparator") return this.#compare(node, value);
    // Own fields only: what an object inherits is no data.
    return node.type === "Field" ? fieldOf(value, node.name) : super.visit(node, value);
  }

  #compare(node: Extract<Tree, { type: "Comparator" }>, value: Value): Result {
    const left = this.visit(node.left, value);
    const right = this.visit(node.right, value);
    this.#charge(Math.min(this.#weigh(left), this.#weigh(right)) / 8);
    return super.visit({ ...node, left: literal(left), right: literal(right) }, value);
  }

  #chargeResult(type: string, result: Result): void {
    if (Array.isArray(result)) this.#charge(result.length);
    if (COMPOSING.has(type)) this.#weigh(result);
  }

  #chargeFunction(name: string, args: readonly Value[]): void {
    for (const arg of args) {
      if (typeof arg === "string") this.#charge(arg.length / 8);
      else if (Array.isArray(arg)) this.#charge(arg.length);
      else if (typeof arg === "object" && arg !== null && !("expref" in arg)) this.#charge(this.#weigh(arg) / 64);
    }
    if (name === "to_string" || name === "contains") this.#charge(args.reduce<number>((sum, arg) => sum + this.#weigh(arg) / 8, 0));
    const [first, second, third] = args;
    if (SEARCHING.has(name) && typeof first === "string" && typeof second === "string") {
      this.#charge((first.length * second.length) / COMPARED_CHARS);
    }
    if (Array.isArray(first) && SORTING.has(name)) this.#charge((this.#weigh(first) * Math.log2(first.length + 1)) / READ_CHARS);
    if (name === "join" && typeof first === "string" && Array.isArray(second)) this.#assertWeight(second.length * first.length);
    if (name === "replace" && typeof first === "string" && typeof third === "string") {
      this.#assertWeight((first.length + 1) * (third.length + 1));
    }
  }

  #weigh(value: unknown): number {
    const weight = this.#weigher.weigh(value);
    this.#assertWeight(weight);
    return weight;
  }

  #assertWeight(weight: number): void {
    if (weight > WEIGHT_MAX) throw new ExpressionTooCostly("makes a value that is too large");
  }

  #charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > STEPS_MAX) throw new ExpressionTooCostly("takes too many steps");
    if (this.#steps < this.#checkAt) return;
    this.#checkAt = this.#steps + 1_000;
    if (performance.now() > this.#deadline) throw new ExpressionTooCostly("takes too long");
  }
}

function fieldOf(value: Value, name: string): Result {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
  return (value as Record<string, Result>)[name] ?? null;
}

/** A tree that is this value. The library types literals as JSON; what was visited is nothing else. */
function literal(value: Result): Tree {
  return { type: "Literal", value } as Tree;
}
