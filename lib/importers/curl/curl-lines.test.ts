import { describe, expect, it } from "vitest";
import { readPlan } from "../read-plan.ts";

/** What came of a line: the request in one text, and what else is asked for. */
function outcome(text: string) {
  const { connector, endpoints, credential, parameters, notes } = readPlan(text);
  const [endpoint] = endpoints;
  return {
    request: `${endpoint?.method ?? "-"} ${connector.baseUrl} ${endpoint?.path ?? "-"}`,
    sent: parameters,
    body: endpoint?.bodyType,
    auth: connector.authType,
    config: connector.authConfig,
    secret: credential?.data,
    headers: connector.defaultHeaders,
    notes: notes.join(" "),
    connector,
    endpoint,
  };
}

const E = "https://e.example.com";
const JSON_TYPE = `-H 'Content-Type: application/json'`;
const get = (path: string, sent: object = {}) => ({ request: `GET ${E} ${path}`, sent });
const post = (sent: object, body: string, path = "/a") => ({ request: `POST ${E} ${path}`, sent, body });
const said = (note: string) => ({ notes: expect.stringContaining(note) });

const QUOTING: [string, object][] = [
  [`curl ${E}/a`, get("/a")],
  [`curl '${E}/a?b=1'`, get("/a", { b: 1 })],
  [`curl "${E}/a?b=x%20y"`, get("/a", { b: "x y" })],
  [`curl ${E}/a?b=1&c=2`, get("/a", { b: 1, c: 2 })],
  [`$ curl -s ${E}/a | jq .`, { ...get("/a"), ...said("| jq .") }],
  [`sudo curl ${E}/a`, get("/a")],
  [`TOKEN=x curl ${E}/a`, get("/a")],
  [`/usr/bin/curl ${E}/a`, get("/a")],
  [`curl.exe ${E}/a`, get("/a")],
  ["```bash\ncurl https://e.example.com/a\n```", get("/a")],
  [`curl \\\n  ${E}/a \\\n  -H 'X-One: 1'`, { ...get("/a"), headers: { "X-One": "1" } }],
  [`curl ${E}/a \\  \n  -H 'X-One: 1'`, { headers: { "X-One": "1" } }],
  [`curl ${E}/a\n  -H 'X-One: 1'`, { headers: { "X-One": "1" } }],
  [`curl ${E}/a\r\n`, get("/a")],
  [`curl ${E}/a # a comment`, get("/a")],
  [`curl ${E}/a; rm -rf /`, { ...get("/a"), ...said("; rm -rf /") }],
  [`curl ${E}/a > out.json`, { ...get("/a"), ...said("> out.json") }],
  [`curl ${E}/a -H $'X-One: it\\'s \\x41\\u0042'`, { headers: { "X-One": "it's AB" } }],
  [`curl ${E}/a -H "X-One: say \\"hi\\" \\$5"`, { headers: { "X-One": 'say "hi" $5' } }],
  [`curl ${E}/a -H 'X-One: it'\\''s'`, { headers: { "X-One": "it's" } }],
  [`curl ${E}/a -H X-One:\\ 1`, { headers: { "X-One": "1" } }],
  [`curl ^"${E}/a^" ^\n  -H ^"X-One: 1^" ^\n  --data-raw ^"^{^\\^"b^\\^":1^}^"`, { ...post({ b: 1 }, "json"), headers: { "X-One": "1" } }],
  [`curl "${E}/a" ^\n  -H "X-One: 1"`, { headers: { "X-One": "1" } }],
  [`curl.exe \`\n  -X POST "${E}/a" \`\n  -d '{"b":1}'`, post({ b: 1 }, "json")],
  [`curl.exe -X POST ${E}/a -d "{\`"b\`":1}"`, post({ b: 1 }, "json")],
  [`curl.exe -X POST ${E}/a \`\n -d '{\\"b\\":\\"it''s\\"}'`, post({ b: "it's" }, "json")],
];

const ADDRESSES: [string, object][] = [
  [`curl --url ${E}/a`, get("/a")],
  ["curl e.example.com/a", get("/a")],
  ["curl localhost:8080/a", { request: "GET http://localhost:8080 /a" }],
  [
    "curl https://e.example.com/api/v1/users/42/orders",
    { request: "GET https://e.example.com/api/v1 /users/{user_id}/orders", sent: { user_id: "42" } },
  ],
  [`curl ${E}/users/:id/posts/{post}`, get("/users/{id}/posts/{post}")],
  [`curl ${E}/users/<user-id>`, get("/users/{user-id}")],
  [`curl "${E}/users/$USER_ID"`, get("/users/{USER_ID}")],
  [`curl ${E}/x/0b0ad2a5-6b2f-4f4e-8f6e-0d6f0d1a2b3c`, get("/x/{x_id}", { x_id: "0b0ad2a5-6b2f-4f4e-8f6e-0d6f0d1a2b3c" })],
  [`curl ${E}/a?tag=x\\&tag=y`, get("/a", { tag: ["x", "y"] })],
  [`curl '${E}/a?zip=00501&ok=true&price=1.5'`, get("/a", { zip: "00501", ok: true, price: 1.5 })],
  [`curl -G ${E}/a -d b=1 --data-urlencode 'q=x & y'`, get("/a", { b: 1, q: "x & y" })],
  [`curl ${E}/a ${E}/b`, { ...get("/a"), ...said("/b was left out") }],
  [`curl ${E}/a --next ${E}/b`, { ...get("/a"), ...said("--next") }],
  [`curl -I ${E}/a`, { request: `HEAD ${E} /a` }],
  [`curl -XDELETE ${E}/a`, { request: `DELETE ${E} /a` }],
  [`curl --request=PATCH ${E}/a`, { request: `PATCH ${E} /a` }],
  [`curl -X PURGE ${E}/a`, { request: `- ${E} -`, ...said("PURGE") }],
];

const BODIES: [string, object][] = [
  [`curl ${E}/a -d b=1 -d c=x+y`, post({ b: 1, c: "x y" }, "form")],
  [`curl ${E}/a -db=1`, post({ b: 1 }, "form")],
  [`curl ${E}/a --data-raw 'b=@c'`, post({ b: "@c" }, "form")],
  [`curl ${E}/a ${JSON_TYPE} -d '{"b":{"c":[1,2]},"d":null}'`, post({ b: { c: [1, 2] } }, "json")],
  [`curl ${E}/a -d '{"b":1}'`, { ...post({ b: 1 }, "json"), ...said("no header said so") }],
  [`curl ${E}/a --json '{"b":' --json '1}'`, { ...post({ b: 1 }, "json"), notes: "" }],
  [`curl ${E}/a ${JSON_TYPE} -d '[1,2]'`, post({ body: [1, 2] }, "json")],
  [`curl ${E}/a ${JSON_TYPE} -d '{broken'`, { ...post({}, "json"), ...said("not valid JSON") }],
  [
    `curl ${E}/a -H 'Content-Type: application/vnd.api+json' -d '{"b":1}'`,
    { ...post({ b: 1 }, "json"), headers: { "Content-Type": "application/vnd.api+json" } },
  ],
  [`curl ${E}/a -H 'Content-Type: text/plain' -d hello`, post({ body: "hello" }, "text")],
  [`curl ${E}/a -H 'Content-Type: application/xml' -d '<b/>'`, post({ body: "<b/>" }, "xml")],
  [
    `curl ${E}/a -H 'SOAPAction: x' -H 'Content-Type: text/xml' -d '<soap:Envelope/>'`,
    { ...post({ body: "<soap:Envelope/>" }, "xml"), ...said("SOAP") },
  ],
  [`curl ${E}/a -F name=Ana -F 'pic=@me.png;type=image/png'`, { ...post({ name: "Ana" }, "multipart"), ...said("pic") }],
  [`curl ${E}/a --form-string 'a=@b'`, post({ a: "@b" }, "multipart")],
  [`curl ${E}/a --data-binary @body.json`, { ...post({}, "json"), ...said("body.json") }],
  [`curl -T photo.png ${E}/a`, { request: `PUT ${E} /a`, body: "binary" }],
  [`curl -X GET ${E}/a -d b=1`, { ...get("/a"), ...said("body was left out") }],
];

const SECRETS: [string, object][] = [
  [`curl ${E}/a -H 'Authorization: Bearer abc123'`, { auth: "bearer", secret: { token: "abc123" } }],
  [`curl ${E}/a --oauth2-bearer abc123`, { auth: "bearer", secret: { token: "abc123" } }],
  [`curl ${E}/a -H "Authorization: Bearer $TOKEN"`, { auth: "bearer", secret: undefined, ...said("placeholder") }],
  [`curl ${E}/a -H 'Authorization: Bearer <token>'`, { auth: "bearer", secret: undefined }],
  [`curl -u ana:s3:cret ${E}/a`, { auth: "basic", secret: { username: "ana", password: "s3:cret" } }],
  [`curl -u sk_live_1: ${E}/a`, { auth: "basic", secret: { username: "sk_live_1", password: "" } }],
  [`curl --digest -u ana:s3cret ${E}/a`, { auth: "digest", secret: { username: "ana", password: "s3cret" } }],
  ["curl https://ana:s3cret@e.example.com/a", { ...get("/a"), auth: "basic", secret: { username: "ana", password: "s3cret" } }],
  [`curl ${E}/a -H 'Authorization: Basic YW5hOnMzY3JldA=='`, { auth: "basic", secret: { username: "ana", password: "s3cret" } }],
  [
    `curl ${E}/a -H 'Authorization: Token abc123'`,
    { auth: "api_key", config: { in: "header", name: "Authorization" }, secret: { apiKey: "Token abc123" } },
  ],
  [
    `curl ${E}/a -H 'X-API-Key: k1'`,
    { auth: "api_key", config: { in: "header", name: "X-API-Key" }, secret: { apiKey: "k1" }, headers: {} },
  ],
  [
    `curl '${E}/a?api_key=k1&page=2'`,
    { ...get("/a", { page: 2 }), auth: "api_key", config: { in: "query", name: "api_key" }, secret: { apiKey: "k1" } },
  ],
  [`curl '${E}/a?page_token=t1'`, { ...get("/a", { page_token: "t1" }), auth: "none" }],
  [
    `curl ${E}/a -b 'theme=dark; sessionid=s1'`,
    { sent: { theme: "dark" }, auth: "api_key", config: { in: "cookie", name: "sessionid" }, secret: { apiKey: "s1" } },
  ],
  [
    `curl ${E}/a -H 'apikey: k1' -H 'Authorization: Bearer t1'`,
    {
      auth: "custom_headers",
      config: { headers: { apikey: "{{apikey}}", Authorization: "Bearer {{authorization}}" } },
      secret: { values: { apikey: "k1", authorization: "t1" } },
    },
  ],
  [`curl '${E}/a?token=t1' -H 'X-API-Key: k1'`, { auth: "api_key", secret: { apiKey: "k1" }, ...said("token (query)") }],
];

const OPTIONS: [string, object][] = [
  [`curl -sSLk --compressed ${E}/a`, { ...get("/a"), ...said("Certificates are always checked") }],
  [`curl ${E}/a -m 5 --connect-timeout 1.5`, { connector: { timeoutMs: 5_000, timeouts: { connectMs: 1_500 } } }],
  [`curl ${E}/a --retry 9 --retry-delay 2`, { connector: { retry: { maxRetries: 3, baseDelayMs: 2_000 } } }],
  [`curl ${E}/a -A 'my agent' -e https://x.example`, { headers: { "User-Agent": "my agent" }, ...said("Referer") }],
  [`curl ${E}/a --frobnicate`, { ...get("/a"), ...said("--frobnicate") }],
  [`curl --frobnicate 7 ${E}/a`, { ...get("/a"), ...said("7 was left out") }],
  [`curl ${E}/a -x http://proxy:3128`, said("proxy")],
  [`curl ${E}/a --no-progress-meter --no-keepalive`, { ...get("/a"), notes: "" }],
  [`curl ${E}/a -o out.json -w '%{http_code}' -D -`, { ...get("/a"), notes: "" }],
  [`curl ${E}/a --cert me.pem --key me.key`, said("client certificate")],
  [
    `curl ${E}/a -H 'Accept: application/vnd.github+json' -H 'Host: x' -H 'Accept-Encoding: gzip'`,
    { headers: { Accept: "application/vnd.github+json" } },
  ],
  [`curl ${E}/a -H 'sec-ch-ua: x' -H 'User-Agent: Mozilla' -H 'Accept: */*'`, { headers: {}, ...said("browser") }],
  [`curl ${E}/a -X POST -H 'Idempotency-Key: 1'`, { headers: {}, endpoint: { idempotencyHeader: "Idempotency-Key" } }],
  [`curl ${E}/a -H 'X-Empty;' -H 'Accept:'`, { headers: { "X-Empty": "" } }],
  [
    `curl ${E}/graphql ${JSON_TYPE} -d '{"query":"query Hero($id: ID!) { hero(id: $id) { name } }","variables":{"id":"1"}}'`,
    {
      connector: { apiType: "graphql", baseUrl: `${E}/graphql` },
      endpoint: { name: "Hero", operation: { kind: "graphql" } },
      sent: { id: "1" },
    },
  ],
];

describe.each([
  ["quotes", QUOTING],
  ["addresses", ADDRESSES],
  ["bodies", BODIES],
  ["secrets", SECRETS],
  ["options", OPTIONS],
])("a cURL line's %s", (_name, lines) => {
  it.each(lines)("are read: %s", (line, expected) => {
    expect(outcome(line)).toMatchObject(expected);
  });
});

it.each([
  ["curl", "neither an address"],
  ["curl -X POST", "no address"],
  ["curl 'https://e.example.com", "not closed"],
  ["curl $BASE_URL/users", "stands for a host"],
  ["curl ftp://e.example.com/a", "ftp://"],
  ["wget https://e.example.com", "neither"],
])("says what is wrong with %s", (line, problem) => {
  expect(() => readPlan(line)).toThrow(problem);
});

it("keeps no secret outside of the credential", () => {
  const lines = SECRETS.map(([line]) => line.replaceAll(/abc123|s3cret|sk_live_1|\bk1\b|\bt1\b|\bs1\b/g, "sentinel4711"));
  for (const line of lines.filter((text) => !text.includes("page_token"))) {
    const { credential: _, ...plan } = readPlan(line);
    expect(JSON.stringify(plan), line).not.toContain("sentinel4711");
  }
});

it("reads a hundred thousand characters at once, whatever they are", () => {
  const hostile = ["^ \n", '"\\', "$'\\x", "-H ", "{{", "a=b ", "curl ", "`\n", "\\\n", "<a", "https://", "a.", "::", "-", "ies"];
  const start = performance.now();
  for (const text of hostile) {
    const line = `curl ${text.repeat(Math.floor(99_000 / text.length))}`;
    try {
      readPlan(line);
    } catch (error) {
      expect(error).toMatchObject({ code: "invalid_request" });
    }
  }
  expect(performance.now() - start).toBeLessThan(5_000);
});
