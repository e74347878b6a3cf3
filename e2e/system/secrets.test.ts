import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { createCodeTool } from "./support/create-code-tool.ts";
import { makeExistingIds, pathWith } from "./support/existing-ids.ts";
import { readOperations } from "./support/operations.ts";
import { query } from "./support/query.ts";
import { signIn } from "./support/sign-in.ts";
import { escapeJson, spellingsOf } from "./support/spellings.ts";
import { startUpstream, type Upstream } from "./support/start-upstream.ts";
import { type Studio, startStudio } from "./support/studio.ts";

/** Each with characters that every encoding writes differently. */
const sentinel = (name: string) => `${name}-S3ntinel/+%&"<~${Buffer.from(name).toString("hex").slice(0, 12)}`;
const SECRETS: Record<string, string> = {
  bearerToken: sentinel("bearer"),
  basicPassword: sentinel("basic"),
  headerKey: sentinel("header"),
  queryKey: sentinel("query"),
  cookieKey: "cookie-S3ntinel.c00kie-value-0123456789",
  replacedToken: sentinel("replaced"),
  deletedToken: sentinel("deleted"),
  ownerPassword: sentinel("owner"),
  memberPassword: sentinel("member"),
  apiToken: "sas_S3ntinelApiToken0123456789abcdefghijkl",
  rootSecret: "r00t-S3ntinel-0123456789abcdef0123456789abcdef0123456789abcdef",
};

let upstream: Upstream;
let studio: Studio;
/** Whatever left the server, by where it was seen. */
const seen: [surface: string, text: string][] = [];
/** What the upstream answered before anybody redacted it. */
const echoed: string[] = [];

/** Repeats all that it was sent, in the forms in which services do; the path decides on the status. */
const echo: RequestListener = (request, response) => {
  const status = Number(/^\/(\d{3})/.exec(request.url ?? "")?.[1] ?? 200);
  const heard = { all: JSON.stringify({ ...request.headers, host: "", accept: "" }), url: request.url, headers: request.headers };
  const authorization = request.headers.authorization ?? "";
  const basic = authorization.startsWith("Basic ") ? Buffer.from(authorization.slice(6), "base64").toString() : "";
  const repeated = Object.values(request.headers).flat().join("\n");
  const encodings = ["hex", "base64", "base64url"] as const;
  const encoded = encodings.flatMap((encoding) =>
    [authorization, authorization.slice(7)].map((text) => Buffer.from(text).toString(encoding)),
  );
  const isText = request.url?.includes("text");
  const key = authorization.slice(7) || request.headers["x-key"] || request.headers.cookie?.slice(4) || request.url;
  const heardInUrl = encodeURIComponent(String(key));
  response.writeHead(status, {
    "Content-Type": typeOf(request.url ?? "", String(key)),
    Location: request.url?.includes("away") ? `http://127.0.0.1:1/${heardInUrl}` : `/200/json?heard=${heardInUrl}`,
    "Retry-After": "0",
    "X-Echo": heardInUrl,
  });
  const text = `${request.url}\n${repeated}\n${basic}`;
  const json = JSON.stringify({ ...heard, text, basic, encoded, [authorization]: true });
  const escaped = request.url?.includes("php") ? escapeJson(json, "/") : request.url?.includes("go") ? escapeJson(json, "<>&") : undefined;
  const body = escaped ?? (isText ? text : json);
  echoed.push(body);
  response.end(body);
};

/** JSON or text as the path says; a type that is the key itself where it asks for that. */
function typeOf(url: string, key: string): string {
  if (url.includes("strange")) return `application/${key.replace(/[^\w.+-]/g, "")}`;
  return url.includes("text") ? "text/plain" : "application/json";
}

async function api<T = Record<string, unknown>>(method: string, path: string, body?: unknown, options = {}) {
  const answer = await studio.api<T>(method, path, body, options);
  seen.push([`${method} ${path}`, `${[...answer.headers].join("\n")}\n${answer.text}`]);
  return answer;
}

const CONNECTORS: [name: string, auth: object, type: string, data: Record<string, string | undefined>][] = [
  ["bearer", { authType: "bearer" }, "bearer", { token: SECRETS["bearerToken"] }],
  ["basic", { authType: "basic" }, "basic", { username: "user", password: SECRETS["basicPassword"] }],
  ["header", { authType: "api_key", authConfig: { in: "header", name: "X-Key" } }, "api_key", { apiKey: SECRETS["headerKey"] }],
  ["query", { authType: "api_key", authConfig: { in: "query", name: "key" } }, "api_key", { apiKey: SECRETS["queryKey"] }],
  ["cookie", { authType: "api_key", authConfig: { in: "cookie", name: "key" } }, "api_key", { apiKey: SECRETS["cookieKey"] }],
];

beforeAll(async () => {
  upstream = await startUpstream(echo);
  const env = {
    SINTRA_EGRESS_ALLOW: `${upstream.host},127.0.0.1:9`,
    SINTRA_OWNER_PASSWORD: SECRETS["ownerPassword"] ?? "",
    SINTRA_API_TOKEN: SECRETS["apiToken"] ?? "",
    SINTRA_SECRET: SECRETS["rootSecret"] ?? "",
  };
  studio = await startStudio({ env });
  SECRETS["databasePassword"] = new URL(studio.databaseUrl).password;
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
});

/** Ways in which an upstream repeats what it heard. Some end as a success: those whose answer, or the one it leads to, is 200. What is of no known type is a file. */
const ECHOES = [
  ...["/200/json", "/200/text", "/200/php-text", "/200/go-text", "/200-strange-type"],
  ...["/302/json", "/302/away", "/401/json", "/429/text", "/500/json", "/500/text", "/500/php", "/500/go"],
];

interface Called {
  result?: { file?: { url: string } };
}

async function expectFile({ result }: Called): Promise<void> {
  const download = await api("GET", result?.file?.url ?? "/no-file");
  expect(download.status).toBe(200);
  expect(download.text).toContain("[redacted]");
}

it.each(CONNECTORS)(
  "calls with a credential in a %s reach the upstream, and its echo comes back without it",
  async (name, auth, type, data) => {
    const credential = await api<{ credential: { id: string } }>("POST", "/api/custom-tools/credentials", { name, type, data });
    const made = { name, displayName: name, baseUrl: upstream.url, credentialId: credential.body.credential.id, ...auth };
    const connector = await api<{ connector: { id: string } }>("POST", "/api/custom-tools/connectors", made);
    for (const route of ECHOES) {
      const endpoint = { name: route.replaceAll("/", "_"), displayName: route, method: "GET", path: route };
      const { body } = await api<{ endpoint: { id: string } }>(
        "POST",
        `/api/custom-tools/connectors/${connector.body.connector.id}/endpoints`,
        endpoint,
      );
      const tool = { name: `${name}${endpoint.name}`, displayName: route, type: "api_call", config: { endpointId: body.endpoint.id } };
      const { body: made } = await api<{ tool: { id: string } }>("POST", "/api/custom-tools", tool);
      const answers = [
        await api<Called>("POST", `/api/custom-tools/connectors/endpoints/${body.endpoint.id}/call`, {}),
        await api<Called>("POST", `/api/custom-tools/${made.tool.id}/execute`, {}),
      ];
      const succeeds = /^\/200|^\/302\/json/.test(route);
      expect(answers.map(({ status }) => status === 200)).toEqual([succeeds, succeeds]);
      if (route === "/200-strange-type") for (const answer of answers) await expectFile(answer.body);
      // The upstream was really called, with something where the secret stood.
      if (route.startsWith("/200/")) expect(answers[0]?.text).toContain("[redacted]");
      await api("GET", `/api/custom-tools/${made.tool.id}/logs`);
    }
  },
);

it.each(CONNECTORS)("code that calls with a credential in a %s hears of it nothing, however it turns what it hears", async (name) => {
  const tried = [...ECHOES, "/200/json?more=1"].map((route) => `${upstream.url}${route}`);
  const turned = "[text, [...text].reverse().join(''), btoa(encodeURIComponent(text)), [...text].join(' ')]";
  const javascript = `
    const heard = [];
    for (const url of ${JSON.stringify(tried)}) {
      try {
        const answer = await fetch(url, { connector: "${name}" });
        const text = [answer.url, await answer.text(), ...[...answer.headers].flat()].join("\\n");
        console.log(text);
        heard.push(...${turned});
      } catch (error) { heard.push(String(error.stack)); console.error(error); }
    }
    const last = await fetch(${JSON.stringify(`${upstream.url}/200/json`)}, { connector: "${name}" });
    throw new Error(heard.join("\\n") + (await last.text()));`;
  const python = `
heard = []
for url in ${JSON.stringify(tried)}:
    try:
        answer = fetch(url, connector="${name}")
        heard += [answer.url, answer.text, answer.text[::-1], answer.content.hex(), str(dict(answer.headers))]
    except FetchError as error:
        heard.append(str(error))
print(heard)
return heard`;
  for (const [language, code] of Object.entries({ javascript, python, typescript: javascript.replace("throw new Error(", "return (") })) {
    const { toolId } = await createCodeTool(studio, code, { language, connectors: [name], timeoutMs: 20_000 });
    const { status, text } = await api("POST", `/api/custom-tools/${toolId}/execute`, {});
    expect({ language, status }).toEqual({ language, status: language === "javascript" ? 422 : 200 });
    expect(text).toContain("[redacted]");
    await api("GET", `/api/custom-tools/${toolId}/logs`);
  }
});

it("a connector that cannot be reached, and credentials that are replaced, refused or deleted, tell nothing", async () => {
  const { body } = await api<{ credential: { id: string } }>("POST", "/api/custom-tools/credentials", {
    name: "changing",
    type: "bearer",
    data: { token: SECRETS["replacedToken"] },
  });
  const { id } = body.credential;
  const dead = { name: "dead", displayName: "Dead", baseUrl: "http://127.0.0.1:9", authType: "bearer", credentialId: id };
  const connector = await api<{ connector: { id: string } }>("POST", "/api/custom-tools/connectors", dead);
  const endpoints = `/api/custom-tools/connectors/${connector.body.connector.id}/endpoints`;
  const endpoint = await api<{ endpoint: { id: string } }>("POST", endpoints, {
    name: "dead",
    displayName: "Dead",
    method: "GET",
    path: "/",
  });
  const failed = await api("POST", `/api/custom-tools/connectors/endpoints/${endpoint.body.endpoint.id}/call`, {});
  expect(failed.status).toBe(502);
  const wrong = { username: "user", password: SECRETS["deletedToken"] };
  expect((await api("PUT", `/api/custom-tools/credentials/${id}`, { data: wrong })).status).toBe(400);
  expect((await api("POST", "/api/custom-tools/credentials", { name: "x", type: "bearer", data: wrong })).status).toBe(400);
  expect((await api("POST", "/api/custom-tools/credentials", `{"token": "${SECRETS["cookieKey"]}" oops`)).status).toBe(400);
  expect((await api("PUT", `/api/custom-tools/credentials/${id}`, { data: { token: SECRETS["deletedToken"] } })).status).toBe(200);
  expect((await api("DELETE", `/api/custom-tools/credentials/${id}`)).status).toBe(409);
  expect((await api("DELETE", `/api/custom-tools/connectors/${connector.body.connector.id}`)).status).toBe(200);
  expect((await api("DELETE", `/api/custom-tools/credentials/${id}`)).status).toBe(200);
});

it("code sees none of the server's secrets, wherever it looks", async () => {
  const look = `
    const texts = []; const known = new Set();
    const walk = (value, depth) => {
      if (typeof value === "string") texts.push(value);
      if (typeof value === "function") texts.push(String(value));
      if ((typeof value !== "object" && typeof value !== "function") || value === null || known.has(value) || depth > 8) return;
      known.add(value);
      for (const key of Reflect.ownKeys(value)) { texts.push(String(key)); try { walk(value[key], depth + 1); } catch (error) { texts.push(String(error.stack)); } }
      walk(Object.getPrototypeOf(value), depth + 1);
    };
    walk(globalThis, 0); walk(console.log, 0); walk(params, 0);
    try { null.x; } catch (error) { texts.push(error.stack); }
    console.log(texts.join("\\n").slice(0, 20000));
    return texts.join("\\n").slice(0, 60000);`;
  const { toolId } = await createCodeTool(studio, look, { timeoutMs: 5_000 });
  const { status, body } = await api<{ result: string }>("POST", `/api/custom-tools/${toolId}/execute`, {});
  expect(status).toBe(200);
  for (const place of ["/node_modules/", ".next/", "SINTRA_", "DATABASE_URL"]) expect(body.result).not.toContain(place);
});

it("code that reaches for the server's memory, files or network is refused", async () => {
  const reach = `
    const attempts = {
      env: () => process.env.SINTRA_SECRET,
      files: () => require("node:fs").readFileSync("/proc/self/environ", "utf8"),
      module: async () => (await import("node:fs")).readdirSync("/"),
      network: async () => (await fetch("http://127.0.0.1/")).status,
      global: () => Function("return this")().process.env,
      constructed: () => ({}).constructor.constructor("return process")().env,
      host: () => console.log.constructor("return process")().env,
      file: () => std.loadFile("/etc/passwd"),
      system: () => os.exec(["env"]),
    };
    const got = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      try { const value = await attempt(); if (value !== undefined) got[name] = JSON.stringify(value) ?? String(value); } catch {}
    }
    return got;`;
  const { toolId } = await createCodeTool(studio, reach);
  const { status, body } = await api("POST", `/api/custom-tools/${toolId}/execute`, {});
  expect({ status, result: body["result"] }).toEqual({ status: 200, result: {} });
});

it("the links and tokens that are shown once are shown only once, and people's passwords never", async () => {
  // These two answers are the one place; all later ones are searched.
  const invitation = await studio.api<{ url: string }>("POST", "/api/invitations", { role: "admin" });
  const token = await studio.api<{ secret: string }>("POST", "/api/tokens", { name: "once" });
  SECRETS["invitation"] = new URL(invitation.body.url).searchParams.get("token") ?? "";
  SECRETS["token"] = token.body.secret;
  const account = {
    name: "Member",
    email: "member@example.com",
    password: SECRETS["memberPassword"] ?? "",
    invitation: SECRETS["invitation"],
  };
  await api("POST", "/api/account/sign-up", { ...account, email: "not an address" }, { token: null });
  expect((await api("POST", "/api/account/sign-up", account, { token: null })).status).toBe(201);
  await api("POST", "/api/account/sign-up", account, { token: null });
  await api("GET", "/api/me", undefined, { token: SECRETS["token"] });
  await api("GET", "/api/me", undefined, { token: `${SECRETS["token"]}x` });
  for (const password of [account.password, `${account.password}x`]) {
    const { cookie, text } = await signIn(studio, { ...account, password });
    seen.push(["sign-in", text]);
    if (cookie === "") continue;
    for (const page of [
      "/",
      "/demo",
      "/demo/tools",
      "/demo/settings",
      "/demo/settings/tokens",
      "/demo/settings/members",
      "/sign-in",
      "/nowhere",
    ]) {
      const answer = await call(studio.url, "GET", page, undefined, { headers: { Cookie: cookie } });
      seen.push([`page ${page}`, answer.text]);
      if (page === "/demo/tools") expect(answer.status).toBe(200);
    }
    const session = await call(studio.url, "GET", "/api/auth/session", undefined, { headers: { Cookie: cookie } });
    seen.push(["session", session.text]);
  }
});

it("every reading of every route, as token and as owner", async () => {
  const ids = await makeExistingIds(studio);
  const { cookie } = await signIn(studio, { email: "owner@example.com", password: SECRETS["ownerPassword"] ?? "" });
  expect(cookie).not.toBe("");
  const asOwner = { token: null, headers: { Cookie: cookie } };
  for (const operation of (await readOperations(studio)).filter(({ method }) => method === "GET")) {
    const limit = operation.queryNames.includes("limit") ? "?limit=200" : "";
    for (const options of [{}, asOwner]) await api("GET", `${pathWith(operation, ids)}${limit}`, undefined, options);
  }
  const tools = await api<{ tools: { id: string }[] }>("GET", "/api/custom-tools?limit=200", undefined, asOwner);
  for (const { id } of tools.body.tools) await api("GET", `/api/custom-tools/${id}/logs`, undefined, asOwner);
  for (const rest of ["export?format=json", "export?format=csv", "search?limit=200", "search?search=sentinel"])
    await api("GET", `/api/custom-tools/executions/${rest}`, undefined, asOwner);
  const page = await call(studio.url, "GET", `/demo/tools/${tools.body.tools[0]?.id}`, undefined, { headers: { Cookie: cookie } });
  seen.push(["page of a tool", page.text]);
});

/** What is made to be kept: hashes, and values sealed with the root key. */
const SEALED = new Set(["credentials.sealed", "users.password_hash", "api_tokens.token_hash", "invitations.token_hash"]);

it("nothing that left the server, no row and no line of output holds a secret in any spelling", async () => {
  const columns = await query<{ table: string; column: string }>(
    studio.databaseUrl,
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_schema = 'public'`,
  );
  for (const { table, column } of columns.filter(({ table, column }) => !SEALED.has(`${table}.${column}`))) {
    const rows = await query<{ text: string | null }>(studio.databaseUrl, `SELECT "${column}"::text AS text FROM "${table}"`);
    seen.push([`${table}.${column}`, rows.map(({ text }) => text).join("\n")]);
  }
  seen.push(["output", studio.output()]);
  seen.push(["the database's own log", readFileSync(path.join(studio.dataFolder.path, "postgres.log"), "utf8")]);
  expect(columns.length).toBeGreaterThan(100);
  expect(seen.length).toBeGreaterThan(200);
  expect(leaksIn(seen)).toEqual([]);
});

/** The secrets that a text holds in any spelling, each with the place of the text. */
function leaksIn(texts: [surface: string, text: string][]): string[] {
  const all = { ...SECRETS, basicPair: `user:${SECRETS["basicPassword"]}` };
  return Object.entries(all).flatMap(([name, secret]) => {
    const spellings = spellingsOf(secret);
    return texts.filter(([, text]) => spellings.some((spelling) => text.includes(spelling))).map(([surface]) => `${name} in ${surface}`);
  });
}

it("the search for spellings finds the secrets where they do stand: in what the upstream heard", () => {
  expect(leaksIn([["echo", echoed.join("\n")]]).sort()).toEqual(
    ["basicPair", "basicPassword", "bearerToken", "cookieKey", "headerKey", "queryKey"].map((name) => `${name} in echo`),
  );
  const encodings = ["hex", "base64", "base64url"] as const;
  for (const encoding of encodings) {
    const texts = ["", "a", "ab"].map((before) => Buffer.from(`${before}${SECRETS["bearerToken"]}tail`).toString(encoding));
    expect(texts.map((text) => leaksIn([[encoding, text]]))).toEqual(texts.map(() => [`bearerToken in ${encoding}`]));
  }
});

it("the sealed values are no spelling of the secrets either", async () => {
  const rows = await query<{ text: string }>(studio.databaseUrl, "SELECT string_agg(sealed, ' ') AS text FROM credentials");
  const hashes = await query<{ text: string }>(
    studio.databaseUrl,
    "SELECT (SELECT string_agg(password_hash, ' ') FROM users) || (SELECT string_agg(token_hash, ' ') FROM api_tokens) || (SELECT string_agg(token_hash, ' ') FROM invitations) AS text",
  );
  const kept = `${rows[0]?.text} ${hashes[0]?.text}`;
  expect(kept.length).toBeGreaterThan(500);
  const found = Object.entries(SECRETS).filter(([, secret]) => spellingsOf(secret).some((spelling) => kept.includes(spelling)));
  expect(found.map(([name]) => name)).toEqual([]);
});
