import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { compileOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { describeOperation } from "#lib/executors/api-call/graphql/describe-operation.ts";
import { listOperations } from "#lib/executors/api-call/graphql/list-operations.ts";

const SCHEMA = buildSchema(`
  schema { query: query_root mutation: mutation_root subscription: subscription_root }
  type query_root { "All of them" books(first: Int! = 10, genre: String!): BookConnection! old: Int @deprecated(reason: "x") search: [Found] }
  type mutation_root { remove: Int }
  type subscription_root { removed: Int }
  type BookConnection { edges: [BookEdge] nodes: [Book] total: Int }
  type BookEdge { node: Book }
  type Book { title: String cover(size: Int!): String author: Author reviews(first: Int): [Review] similar: [Book] gone: Int @deprecated(reason: "x") }
  type Author { name: String best: Book address: Address }
  type Address { city: String country: Country }
  type Country { code: String }
  type Review { text: String }
  type Track { title: Int length: Int }
  union Found = Book | Track
`);

const operations = listOperations(SCHEMA).flatMap(({ name }) => describeOperation(SCHEMA, name) ?? []);
const documentOf = (wanted: string) => {
  const operation = operations.find(({ name }) => name === wanted)?.operation;
  return operation?.kind === "graphql" ? operation.document.replace(/\s+/g, " ") : "";
};

describe("the operations of a service", () => {
  it("are named by kind and field, in order, whatever its root types are called", () => {
    expect(operations.map(({ name, kind, idempotent }) => [name, kind, idempotent])).toEqual([
      ["Mutation.remove", "mutation", false],
      ["Query.books", "query", true],
      ["Query.old", "query", true],
      ["Query.search", "query", true],
      ["Subscription.removed", "subscription", false],
    ]);
    expect(operations.filter(({ unsupported }) => unsupported !== null).map(({ name }) => name)).toEqual(["Subscription.removed"]);
  });

  it("take every argument as a variable, and need only those without a default", () => {
    expect(documentOf("Query.books")).toContain("query books($first: Int, $genre: String!) { books(first: $first, genre: $genre) {");
    const { bodySchema, description } = operations.find(({ name }) => name === "Query.books") ?? {};
    expect(bodySchema).toMatchObject({ required: ["genre"] });
    expect(description).toBe("All of them");
  });

  it("select plain fields and objects two levels deep: nothing twice, deprecated, paged or in need of an argument", () => {
    expect(documentOf("Query.books")).toMatch(/\{ total nodes \{ title author \{ name \} \} \} \}$/);
  });

  it("select of a union's types what does not contradict", () => {
    expect(documentOf("Query.search")).toMatch(/search \{ __typename \.\.\. on Book \{ title \} \.\.\. on Track \{ length \} \} \}$/);
  });

  it("are all valid", () => {
    for (const { operation, unsupported } of operations) {
      if (operation.kind === "graphql" && unsupported === null) compileOperation(operation, SCHEMA);
    }
  });

  it("are none that the service does not have", () => {
    for (const name of ["Query.nope", "Mutation.books", "Query.toString", "books", ""])
      expect(describeOperation(SCHEMA, name)).toBeUndefined();
  });

  it("cannot be called where the document would be too large, and do not keep others from being told", () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `a${index}`);
    const schema = buildSchema(`type Query { wide(${names.map((name) => `${name}: Int`).join(" ")}): Int  deep: A0 }
      ${names
        .map(
          (name) =>
            `type ${name.toUpperCase()} { ${names
              .slice(0, 20)
              .map((other) => `${other}: ${other.toUpperCase()}`)
              .join(" ")} }`,
        )
        .join("\n")}`);
    expect(listOperations(schema)).toHaveLength(2);
    expect(describeOperation(schema, "Query.wide")?.unsupported).toMatch(/more than 3000 tokens/);
    expect(describeOperation(schema, "Query.deep")?.unsupported).toBeNull();
  });

  it("are described fast, however much their types refer to each other", () => {
    const inputs = Array.from({ length: 40 }, (_, index) => index);
    const fields = inputs.map((index) => `f${index}: I${index}`).join(" ");
    const queries = Array.from({ length: 2_000 }, (_, index) => `q${index}(where: I0): Int`).join(" ");
    const schema = buildSchema(`type Query { ${queries} } ${inputs.map((index) => `input I${index} { ${fields} }`).join(" ")}`);
    const started = performance.now();
    const listed = listOperations(schema);
    expect(listed).toHaveLength(2_000);
    for (const { name } of listed.slice(0, 200)) describeOperation(schema, name);
    // They took a minute, one by one.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
