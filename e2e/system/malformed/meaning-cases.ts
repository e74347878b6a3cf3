import { type Case, caseOf, type Material } from "./case.ts";
import type { Body } from "./valid-bodies.ts";

const schema = (properties: unknown, more: object = {}) => ({ type: "object", properties, ...more });
const doubling = Object.fromEntries(
  Array.from({ length: 40 }, (_, level) => [
    `l${level}`,
    { type: "object", properties: { a: { $ref: `#/$defs/l${level + 1}` }, b: { $ref: `#/$defs/l${level + 1}` } } },
  ]),
);

/** Parameters, in either form, that are JSON but can be checked by nobody or by no bounded effort. */
const PARAMETERS: unknown[] = [
  [{ name: "a", type: "text" }],
  [{ name: "", type: "string" }],
  [{ type: "string" }],
  [
    { name: "a", type: "string" },
    { name: "a", type: "string" },
  ],
  [{ name: "a", type: "string", pattern: "(" }],
  [{ name: "a", type: "string", pattern: "(a)\\1" }],
  [{ name: "a", type: "string", pattern: "(?=a)b" }],
  [{ name: "a", type: "string", pattern: "a{100000}" }],
  [{ name: "a", type: "string", pattern: "((a{500}){500}){500}" }],
  [{ name: "a", type: "string", pattern: "x".repeat(2_000) }],
  [{ name: "a", type: "string", enum: [] }],
  [{ name: "a", type: "string", minLength: -1 }],
  [{ name: "a", type: "array", items: { type: "array", items: { name: "x" } } }],
  Array.from({ length: 201 }, (_, index) => ({ name: `p${index}`, type: "string" })),
  { type: "string" },
  schema({ a: { $ref: "https://example.com/schema.json" } }),
  schema({ a: { $ref: "file:///etc/passwd" } }),
  schema({ a: { $ref: "http://127.0.0.1/" } }),
  schema({ a: { $ref: "#" } }),
  schema({ a: { $ref: "#/$defs/a" } }, { $defs: { a: { properties: { b: { $ref: "#/$defs/a" } } } } }),
  schema({ a: { $ref: "#/$defs/l0" } }, { $defs: { ...doubling, l40: { type: "string" } } }),
  schema({ a: { $ref: "#/%E0%A4" } }),
  schema({ a: { $ref: "#/$defs/nothing" } }),
  schema({ a: { $ref: "#/__proto__" } }),
  schema({ a: { $dynamicRef: "#a" } }),
  schema({ a: { type: "nothing" } }),
  schema({ a: { type: 7 } }),
  schema({ a: { pattern: "(" } }),
  schema({ a: { pattern: 7 } }),
  schema({ a: { minimum: "x" } }),
  schema("x"),
  schema({ a: { enum: "x" } }),
  schema({ a: { allOf: [] } }),
  schema({ a: { description: "d".repeat(70_000) } }),
];

const BASE_URLS = [
  "",
  "example.com",
  "ftp://example.com",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "data:text/plain,x",
  "http://",
  "http://user:secret@example.com",
  "http://user@example.com",
  "https://example.com/?q=1",
  "https://example.com/#f",
  "http://exa mple.com",
  "http://[::1",
  "http://example.com:99999",
  `https://example.com/${"a".repeat(3_000)}`,
];
const HEADERS: unknown[] = [
  { "X-A": "one\r\nX-Injected: two" },
  { "X-A": "one\nX-Injected: two" },
  { "X-A\r\nX-Injected": "two" },
  { "X A": "one" },
  { "": "one" },
  { "X-A:": "one" },
  { "X-\u00e4": "one" },
  { "X-A": "\u00e4\u20ac" },
  { "X-A": 1 },
  { "X-A": ["one"] },
  { "X-A": "x".repeat(9_000) },
  Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`X-${index}`, "one"])),
];
const PATHS = [
  "",
  "users",
  "/users/{id",
  "/users/}",
  "/users/{}",
  "/a b",
  "/a?b=1",
  "/a#b",
  "/../etc",
  "/%2e%2e/etc",
  "/a\\b",
  "/{missing}",
  "//{a}{a}",
];
const NAMES = ["", "a b", "a/b", "\u00e4", "x".repeat(65), "a\n", "../a"];

/** Changes of valid bodies that JSON and types allow, and meaning forbids: operation, changes, status. */
const CHANGES: [operations: string[], changes: Body[], status: number][] = [
  [["createTool", "updateTool", "createSnippet", "updateSnippet"], PARAMETERS.map((parameters) => ({ parameters }) as Body), 400],
  [["createEndpoint", "updateEndpoint"], PARAMETERS.slice(0, 13).map((queryParams) => ({ queryParams }) as Body), 400],
  [["createEndpoint", "updateEndpoint"], PARAMETERS.map((bodySchema) => ({ bodySchema }) as Body), 400],
  [["createEndpoint", "updateEndpoint"], PATHS.map((path) => ({ path })), 400],
  [
    ["createEndpoint"],
    [{ responseSchema: { $ref: "#" } }, { responseSchema: { $ref: "#/%" } }, { headerParams: [{ name: "a\r\nb", type: "string" }] }],
    400,
  ],
  [["createConnector", "updateConnector"], BASE_URLS.map((baseUrl) => ({ baseUrl })), 400],
  [["createConnector", "updateConnector"], HEADERS.map((defaultHeaders) => ({ defaultHeaders }) as Body), 400],
  [["createConnector"], [{ credentialId: "01890a5d-ac96-774b-bcce-b302099a8057" }], 404],
  [
    ["createConnector"],
    [{ credentialId: "1" }, { authType: "basic" }, { timeoutMs: 0 }, { timeoutMs: 1e9 }, { apiType: "carrier-pigeon" }],
    400,
  ],
  [["createTool", "createConnector", "createEndpoint", "createSnippet"], NAMES.map((name) => ({ name })), 400],
  [["createTool"], [{ config: { snippetId: "01890a5d-ac96-774b-bcce-b302099a8057" } }], 404],
  [
    ["createTool", "updateTool"],
    [{ config: { endpointId: "x" } }, { config: {} }, { pricePerCall: -1 }, { tags: Array(21).fill("t") }],
    400,
  ],
  [
    ["createSnippet", "updateSnippet"],
    [{ code: "" }, { code: "x".repeat(103_000) }, { timeoutMs: 30_001 }, { memoryLimitMb: 4_096 }, { language: "cobol" }],
    400,
  ],
  [
    ["createSnippet", "updateSnippet"],
    [
      ...[{ tools: ["a b"] }, { tools: ["a", "a"] }, { tools: Array.from({ length: 51 }, (_, n) => `t${n}`) }, { connectors: [""] }],
      ...["", "*", "https://example.com", "example.com/x", "user@example.com", "example.com:99999", "10.0.0.0/8"].map((host) => ({
        hosts: [host],
      })),
      ...[{ cpuMs: 0 }, { cpuMs: 30_001 }, { hostCalls: 101 }, { hostCallsAtOnce: 0 }, { logLines: -1 }, { cores: 2 }].map((limits) => ({
        limits,
      })),
    ],
    400,
  ],
  [["updateWorkspace"], [{ limits: { timeoutMs: 30_001 } }, { limits: { memoryLimitMb: 0 } }, { limits: { cores: 2 } }], 400],
  [["updateTool", "updateConnector", "updateEndpoint", "updateSnippet"], [{ version: 99 }], 409],
  [["executeTool", "executeSnippet", "callEndpoint"], [{ version: 0 }, { timeoutMs: -1 }, { timeoutMs: 1e9 }], 400],
  [["executeTool", "executeSnippet", "callEndpoint"], [{ version: 77 }], 404],
  [["createCredential"], [{ type: "oauth9" }, { data: { token: "t" } }, { data: { username: "", password: "" } }, { name: " " }], 400],
  [["updateCredential"], [{ data: { username: "u", password: "p" } }], 400],
  [
    ["createToken"],
    [{ permissions: [] }, { permissions: ["everything"] }, { expiresAt: "2000-01-01T00:00:00Z" }, { expiresAt: "soon" }],
    400,
  ],
  [["createInvitation"], [{ role: "god" }, { expiresInDays: 0 }, { expiresInDays: 31 }, { email: "nobody" }], 400],
  [["updateMember"], [{ role: "god" }], 400],
  [
    ["createWorkspace"],
    [{ slug: "A B" }, { slug: "../x" }, { slug: "api" }, { slug: "sign-in" }, { name: " " }, { name: "x".repeat(300) }],
    400,
  ],
  [["acceptInvitation"], [{ token: "" }, { token: "t".repeat(300) }], 400],
  [["acceptInvitation"], [{ token: "unknown" }], 404],
  [["signUp"], [{ password: "short" }, { password: "p".repeat(300) }, { email: "a@b\r\nBcc: c@d.example" }, { name: "" }], 400],
];

export function meaningCases({ targets }: Material): Case[] {
  return CHANGES.flatMap(([names, changes, status]) =>
    names.flatMap((name) => {
      const target = targets.find(({ operation }) => operation.id === name);
      if (target === undefined) throw new Error(`There is no operation ${name}`);
      return changes.map((change) => {
        const { version: _, ...body } = target.body ?? {};
        return caseOf(JSON.stringify(change).slice(0, 90), target, { body: JSON.stringify({ ...body, ...change }) }, status);
      });
    }),
  );
}
