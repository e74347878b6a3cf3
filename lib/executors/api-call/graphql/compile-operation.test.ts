import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { compileOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";

const SCHEMA = buildSchema(`
  type Book { id: ID! title: String! author: Author }
  type Author { name: String! books: [Book!]! }
  type Query { book(id: ID!): Book }
  type Mutation { rename(id: ID!, title: String!): Book }
  type Subscription { renamed: Book }
`);

const compile = (document: string, operationName: string | null = null) => compileOperation({ document, operationName }, SCHEMA);
const kindOf = (document: string, operationName?: string) => compile(document, operationName).operation.operation;
const problemsOf = (document: string, operationName?: string, schema: typeof SCHEMA | null = SCHEMA) => {
  try {
    compileOperation({ document, operationName: operationName ?? null }, schema);
    return [];
  } catch (error) {
    return (error as { extra: { errors: { path: string; message: string }[] } }).extra.errors;
  }
};

describe("a document", () => {
  it("may hold several operations where one is named", () => {
    const both =
      'query Read($id: ID!) { book(id: $id) { ...f } } mutation Write { rename(id: 1, title: "x") { ...f } } fragment f on Book { id }';
    expect([kindOf(both, "Read"), kindOf(both, "Write")]).toEqual(["query", "mutation"]);
    expect(problemsOf(both)).toMatchObject([{ message: expect.stringContaining("exactly one operation") }]);
    expect(problemsOf(both, "Erase")).toMatchObject([{ message: "Has no operation Erase" }]);
  });

  it.each([
    ["{ book(id: 1) { pages } }", 'Cannot query field "pages" on type "Book". (line 1, column 17)'],
    ["{ book { id } }", 'Argument "Query.book(id:)" of type "ID!" is required, but it was not provided. (line 1, column 3)'],
    [
      "query ($id: String!) { book(id: $id) { id } }",
      'Variable "$id" of type "String!" used in position expecting type "ID!". (line 1, column 8)',
    ],
    ["{ book(id: 1) }", expect.stringContaining("must have a selection of subfields")],
    ["{ book(id: 1) { ...f } } fragment f on Book { ...f }", expect.stringContaining("Cannot spread fragment")],
    ["{ book(id: 1 { id } }", expect.stringMatching(/^Syntax Error: .* \(line 1, column 14\)$/)],
    ["type Query { a: Int }", expect.stringContaining("exactly one operation")],
    ["subscription { renamed { id } }", expect.stringContaining("Subscriptions have no single answer")],
  ])("is refused with the place and the reason: %s", (document, message) => {
    expect(problemsOf(document)[0]).toEqual({ path: "operation.document", message });
  });

  it("of a service whose schema is not known must parse, and be no subscription", () => {
    expect(problemsOf("{ anything(at: all) { there } }", undefined, null)).toEqual([]);
    expect(problemsOf("subscription { anything }", undefined, null)).toHaveLength(1);
    expect(problemsOf("{ anything", undefined, null)).toHaveLength(1);
  });

  it.each([
    ["deep selections", `{${"a{".repeat(30_000)}`],
    ["deep lists", `{a(b:${"[".repeat(60_000)}`],
    ["many fields", `{${"a ".repeat(40_000)}}`],
    ["many comments", `{a${"#\n".repeat(40_000)}}`],
    ["fragments that multiply", multiplying()],
    ["fields that overlap", `{${"book(id:1){author{books{id}}} ".repeat(170)}}`],
  ])("cannot keep the process busy: %s", (_name, document) => {
    const start = performance.now();
    problemsOf(document);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

function multiplying(): string {
  const fragments = Array.from({ length: 150 }, (_, n) => `fragment f${n} on Author { books { author { ...f${n + 1} ...f${n + 1} } } }`);
  return `{ book(id: 1) { author { ...f0 } } } ${fragments.join(" ")} fragment f150 on Author { name }`;
}
