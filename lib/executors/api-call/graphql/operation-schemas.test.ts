import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "#lib/contracts/json.ts";
import { compileOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { operationSchemas } from "#lib/executors/api-call/graphql/operation-schemas.ts";
import { compileSchema } from "#lib/services/parameters/compile-schema.ts";

const SCHEMA = buildSchema(`
  scalar Date @specifiedBy(url: "https://example.com/date")
  enum Genre { NOVEL POEM }
  interface Named { name: String! }
  type Author implements Named { name: String! born: Date books: [Book!]! }
  type Shop implements Named { name: String! open: Boolean }
  type Book { id: ID! title: String genre: Genre! pages: [[Int!]]! author: Author! price: Float }
  union Found = Author | Book
  input Filter { and: [Filter!] not: Filter genre: Genre title: String = "x" must: Boolean! = true id: ID! }
  input Key @oneOf { id: ID title: String }
  type Query {
    books("Which ones" filter: Filter, genres: [Genre!], key: Key, at: Date, limit: Int = 10): [Book]!
    named: Named!
    found: [Found!]!
  }
`);

const schemasOf = (document: string, partialData: "fail" | "keep" = "fail") =>
  operationSchemas({ partialData }, compileOperation({ document, operationName: null }, SCHEMA), SCHEMA);
const variablesOf = (document: string) => schemasOf(document).bodySchema;
const dataOf = (document: string) => schemasOf(document).responseSchema as JsonObject;
const pathsOf = (schema: JsonObject, value: JsonObject, direction: "input" | "output" = "input") =>
  compileSchema(schema, "schema", direction)(structuredClone(value), "").map(({ path }) => path);

describe("the variables of an operation", () => {
  const all = variablesOf(`query ($filter: Filter, $genres: [Genre!], $key: Key, $at: Date, $limit: Int! = 5) {
    books(filter: $filter, genres: $genres, key: $key, at: $at, limit: $limit) { id } }`);

  it("become the properties of one closed object, with what the service says about them", () => {
    expect(all).toMatchObject({
      type: "object",
      additionalProperties: false,
      properties: {
        filter: { type: ["object", "null"], description: "Which ones" },
        genres: { type: ["array", "null"], items: { type: "string", enum: ["NOVEL", "POEM"] } },
        at: { description: "Date" },
        limit: { type: "integer", default: 5 },
      },
    });
    expect(all["required"]).toBeUndefined();
  });

  it.each([
    [{}, []],
    [{ filter: null, genres: null, key: null, at: null }, []],
    [{ filter: { id: "1", genre: null }, at: { any: "thing" } }, []],
    [{ filter: { id: 7, and: [{ id: "1", not: { id: "2" } }] } }, []],
    [{ filter: {} }, [".filter.id"]],
    [{ filter: { id: "1", must: null } }, [".filter.must"]],
    [{ filter: { id: "1", genre: "NEWS" } }, [".filter.genre"]],
    [{ filter: { id: "1", and: [{ id: "1", unknown: 1 }] } }, [".filter.and[0].unknown"]],
    [{ genres: ["POEM", null] }, [".genres[1]", ".genres[1]"]],
    [{ key: { id: "1" } }, []],
    [{ key: { id: null } }, [".key.id"]],
    [{ key: {} }, [".key"]],
    [{ limit: 2_147_483_648 }, [".limit"]],
    [{ other: 1 }, [".other"]],
  ])("accept what the service accepts, and name what it would not: %j", (value, paths) => {
    expect(pathsOf(all, value as JsonObject)).toEqual(paths);
  });

  it("are told down to a depth where a type refers to itself; below it the service decides", () => {
    let filter: JsonObject = { id: "1", below: "the depth" };
    for (let level = 0; level < 12; level++) filter = { id: "1", not: filter };
    expect(pathsOf(all, { filter })).toEqual([]);
    expect(pathsOf(all, { filter: { id: "1", not: { id: "1", not: { id: "1", unknown: 1 } } } })).toEqual([".filter.not.not.unknown"]);
  });

  it("are those of the document alone where the schema is not known", () => {
    const found = compileOperation(
      { document: "query ($n: Int!, $s: [String!], $x: Thing) { a(n: $n, s: $s, x: $x) }", operationName: null },
      null,
    );
    expect(operationSchemas({ partialData: "fail" }, found, null)).toEqual({
      bodySchema: {
        type: "object",
        properties: {
          n: { type: "integer", minimum: -2147483648, maximum: 2147483647 },
          s: { type: ["array", "null"], items: { type: "string" } },
          x: { description: "Thing" },
        },
        required: ["n"],
        additionalProperties: false,
      },
      responseSchema: null,
    });
  });
});

describe("the answer of an operation", () => {
  it("has the keys and types that were selected", () => {
    const schema = dataOf("{ all: books { id title genre pages price author { name born } } }");
    const book = { id: "1", title: null, genre: "POEM", pages: [[1], null], price: 1.5, author: { name: "Ann", born: "any" } };
    expect(pathsOf(schema, { all: [book, null] }, "output")).toEqual([]);
    expect(pathsOf(schema, { all: [{ ...book, genre: "NEWS", pages: [[null]], author: {} }] }, "output")).toEqual([
      ".all[0].genre",
      ".all[0].pages[0][0]",
      ".all[0].author.name",
      ".all[0].author.born",
    ]);
    expect(pathsOf(schema, {}, "output")).toEqual([".all"]);
  });

  it("need not have what a directive or a narrower type may leave out", () => {
    const schema = dataOf(`query ($c: Boolean!) {
      books { id title @include(if: $c) ...more }
      named { name ... on Named { again: name } ... on Shop { open } ... on Author { books { id } } }
      found { __typename ... on Author { name } ... on Book { title } }
    } fragment more on Book { price }`);
    const answer = { books: [{ id: "1", price: null }], named: { name: "a", again: "a" }, found: [{ __typename: "Book", title: null }] };
    expect(pathsOf(schema, answer, "output")).toEqual([]);
    expect(pathsOf(schema, { ...answer, named: { name: "a", again: "a", open: "yes" } }, "output")).toEqual([".named.open"]);
    expect(pathsOf(schema, { ...answer, books: [{ id: "1" }], named: { name: "a" } }, "output")).toEqual([
      ".books[0].price",
      ".named.again",
    ]);
  });

  it("merges what is selected of one key in several places", () => {
    const schema = dataOf("{ books { author { name } } ...f } fragment f on Query { books { author { born } id } }");
    expect(pathsOf(schema, { books: [{ author: {} }] }, "output")).toEqual([
      ".books[0].id",
      ".books[0].author.name",
      ".books[0].author.born",
    ]);
  });

  it("stands beside the errors where both are kept", () => {
    expect(schemasOf("{ named { name } }", "keep").responseSchema).toMatchObject({
      required: ["data", "errors"],
      properties: { data: { required: ["named"] }, errors: { type: "array" } },
    });
  });
});

describe("the schemas of large types", () => {
  const fields = Array.from({ length: 60 }, (_, n) => `f${n}: Filter${n % 5} g${n}: String`).join(" ");
  const inputs = Array.from({ length: 5 }, (_, n) => `input Filter${n} { ${fields} }`).join(" ");
  const values = Array.from({ length: 6_000 }, (_, n) => `VALUE_NUMBER_${n}`).join(" ");
  const large = buildSchema(`${inputs} enum Huge { ${values} }
    type Node { id: ID! huge: Huge a: Node b: Node c: Node } type Query { node(by: Filter0, huge: Huge): Node }`);
  const bodyOf = (variables: string, args: string, selection = "id") => {
    const found = compileOperation({ document: `query (${variables}) { node(${args}) { ${selection} } }`, operationName: null }, large);
    return operationSchemas({ partialData: "fail" }, found, large);
  };

  it("are as deep as a schema may be, and still refuse what they know", () => {
    const { bodySchema } = bodyOf("$by: Filter0", "by: $by");
    expect(pathsOf(bodySchema, { by: { g0: "a", f1: {} } })).toEqual([]);
    expect(pathsOf(bodySchema, { by: { g0: 1 } })).toEqual([".by.g0"]);
  });

  it("fall back to the names where even that is too much", () => {
    const { bodySchema, responseSchema } = bodyOf("$huge: Huge!", "huge: $huge", "huge");
    expect(pathsOf(bodySchema, { huge: "VALUE_NUMBER_1" })).toEqual([]);
    expect(pathsOf(bodySchema, {})).toEqual([".huge"]);
    expect(pathsOf(responseSchema as JsonObject, { node: { huge: "NEW" } }, "output")).toEqual([]);
  });

  it("are cut where fragments multiply", () => {
    const fragments = Array.from({ length: 30 }, (_, n) => `fragment f${n} on Node { a { ...f${n + 1} } b { ...f${n + 1} } }`);
    const document = `{ node { ...f0 } } ${fragments.join(" ")} fragment f30 on Node { id }`;
    const start = performance.now();
    const found = compileOperation({ document, operationName: null }, large);
    const { responseSchema } = operationSchemas({ partialData: "fail" }, found, large);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(pathsOf(responseSchema as JsonObject, { node: { a: {} } }, "output")).toContain(".node.b");
  });
});
