// GraphQL over HTTP on the reference implementation: node yoga.mjs PORT OPTIONS, options as JSON.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { useAPQ } from "@graphql-yoga/plugin-apq";
import { useDisableIntrospection } from "@graphql-yoga/plugin-disable-introspection";
import { GraphQLError } from "graphql";
import { createSchema, createYoga } from "graphql-yoga";

const port = Number(process.argv[2]);
const { introspection, token } = JSON.parse(process.argv[3]);

const typeDefs = /* GraphQL */ `
  "An ISO 8601 date"
  scalar Date
  scalar JSON
  enum Genre { NOVEL POEM PLAY }
  interface Node { id: ID! }
  type Author implements Node { id: ID! name: String! books(first: Int = 10): [Book!]! }
  type Book implements Node { id: ID! title: String! genre: Genre! published: Date author: Author! rating: Float extra: JSON "Fails for the book 2" review: String }
  union Found = Author | Book
  input BookFilter { genre: Genre titleContains: String published: [Date!] }
  input NewBook { title: String! genre: Genre! = NOVEL authorId: ID! published: Date extra: JSON }
  input BookKey @oneOf { id: ID title: String }
  type Query {
    hello(name: String! = "world"): String!
    node(id: ID!): Node
    book(by: BookKey!): Book
    books(filter: BookFilter, first: Int = 10, after: ID): [Book!]!
    search(text: String!): [Found!]!
    "Answers after this time"
    slow(ms: Int!): String!
    "Has two errors and no data"
    broken: String!
    echoHeaders: JSON!
    old: String @deprecated(reason: "use hello")
  }
  type Mutation { addBook(input: NewBook!): Book! }
  type Subscription { ticks(count: Int!): Int! }
`;

const authors = [
  { id: "a1", name: "Çara", kind: "Author" },
  { id: "a2", name: "Ann", kind: "Author" },
];
const books = [
  { id: "1", title: "A", genre: "NOVEL", authorId: "a1", published: "2026-01-02", rating: 4.5, extra: { pages: [1, 2] }, kind: "Book" },
  { id: "2", title: "B", genre: "POEM", authorId: "a2", published: null, rating: null, extra: null, kind: "Book" },
];
const all = [...authors, ...books];
const refuse = (message, code) => new GraphQLError(message, { extensions: { code } });
const kindOf = { __resolveType: ({ kind }) => kind };

const resolvers = {
  Node: kindOf,
  Found: kindOf,
  Author: { books: ({ id }, { first }) => books.filter((book) => book.authorId === id).slice(0, first) },
  Book: {
    author: ({ authorId }) => authors.find(({ id }) => id === authorId),
    review: ({ id }) => {
      if (id === "2") throw refuse("No review for book 2", "NO_REVIEW");
      return "good";
    },
  },
  Query: {
    hello: (_, { name }) => `Hello ${name}`,
    node: (_, args) => all.find(({ id }) => id === args.id),
    book: (_, { by }) => books.find(({ id, title }) => id === by.id || title === by.title),
    books: (_, { filter, first }) =>
      books.filter(({ genre, title }) => genre === (filter?.genre ?? genre) && title.includes(filter?.titleContains ?? "")).slice(0, first),
    search: (_, { text }) => all.filter(({ name, title }) => (name ?? title).includes(text)),
    slow: (_, { ms }) => sleep(ms, "done"),
    broken: () => {
      throw refuse("This field is broken", "BROKEN");
    },
    echoHeaders: (_, __, { request }) => Object.fromEntries(request.headers),
    old: () => "old",
  },
  Mutation: {
    addBook: (_, { input }) => {
      if (!authors.some(({ id }) => id === input.authorId)) throw refuse("There is no such author", "BAD_USER_INPUT");
      const book = { ...input, id: String(books.length + 1), kind: "Book" };
      books.push(book);
      all.push(book);
      return book;
    },
  },
  Subscription: {
    ticks: {
      async *subscribe(_, { count }) {
        for (let tick = 1; tick <= count; tick++) yield { ticks: await sleep(50, tick) };
      },
    },
  },
};

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  graphiql: false,
  landingPage: false,
  logging: "error",
  plugins: [useAPQ(), ...(introspection ? [] : [useDisableIntrospection()])],
});

createServer((request, response) => {
  if (request.url === "/test/sdl") return response.end(typeDefs);
  if (token && request.headers.authorization !== `Bearer ${token}`) {
    response.writeHead(401, { "Content-Type": "application/json", "WWW-Authenticate": "Bearer" });
    return response.end('{"errors":[{"message":"Not authenticated"}]}');
  }
  return yoga(request, response);
}).listen(port, "127.0.0.1");
