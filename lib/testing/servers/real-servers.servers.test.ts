import { describe, expect, it } from "vitest";
import { requestDatabase } from "#lib/testing/database.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { isRunning } from "#lib/testing/servers/is-running.ts";
import type { KnownServer } from "#lib/testing/servers/known-servers.ts";
import { startAxis } from "#lib/testing/servers/start-axis.ts";
import { startCerbos } from "#lib/testing/servers/start-cerbos.ts";
import { startEtcd } from "#lib/testing/servers/start-etcd.ts";
import { startHttpbin } from "#lib/testing/servers/start-httpbin.ts";
import { startMonoAsmx } from "#lib/testing/servers/start-mono-asmx.ts";
import { startOauthMockServer } from "#lib/testing/servers/start-oauth-mock-server.ts";
import { startOidcProvider } from "#lib/testing/servers/start-oidc-provider.ts";
import { startPostgraphile } from "#lib/testing/servers/start-postgraphile.ts";
import { startPrism } from "#lib/testing/servers/start-prism.ts";
import { startSpyne } from "#lib/testing/servers/start-spyne.ts";
import { startYoga } from "#lib/testing/servers/start-yoga.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

interface Case {
  name: KnownServer;
  start: () => Promise<TestServer>;
  /** A question that only this server answers so. */
  path: string;
  body?: string;
  type?: string;
  expected: string;
}

const FORM = "application/x-www-form-urlencoded";
const GRAPHQL = { path: "/graphql", type: "application/json" };

const cases: Case[] = [
  { name: "httpbin", start: startHttpbin, path: "/get?x=1", expected: '{"args":{"x":"1"}' },
  { name: "oidcProvider", start: startOidcProvider, path: "/.well-known/openid-configuration", expected: "device_authorization_endpoint" },
  { name: "oauthMockServer", start: startOauthMockServer, path: "/.well-known/openid-configuration", expected: "code_challenge_methods" },
  { name: "cerbos", start: () => startCerbos(), path: "/api/server_info", expected: '"0.51.0"' },
  {
    name: "postgraphile",
    start: async () => startPostgraphile(await requestDatabase("migrated")),
    ...GRAPHQL,
    body: JSON.stringify({ query: "{ __schema { queryType { name } } }" }),
    expected: '"name":"Query"',
  },
  { name: "yoga", start: startYoga, ...GRAPHQL, body: JSON.stringify({ query: "{ hello }" }), expected: "Hello world" },
  { name: "spyne", start: () => startSpyne("1.1"), path: "/?wsdl", expected: "http://schemas.xmlsoap.org/wsdl/soap/" },
  { name: "spyne", start: () => startSpyne("1.2"), path: "/?wsdl", expected: "http://schemas.xmlsoap.org/wsdl/soap12/" },
  { name: "mono", start: startMonoAsmx, path: "/TestService.asmx/Add", body: "a=2&b=40", type: FORM, expected: ">42</int>" },
  { name: "axis", start: startAxis, path: "/axis/services/Version?method=getVersion", expected: "Apache Axis version: 1.4" },
  { name: "etcd", start: () => startEtcd(), path: "/version", expected: "etcdserver" },
  { name: "prism", start: () => startPrism(), path: "/repos/octocat/hello/issues?per_page=1", expected: '"repository_url"' },
];

describe.each(cases)("$name, which answers $expected", (server) => {
  it.skipIf(!isAvailable(server.name))("starts, answers, and leaves no process", { timeout: 120_000 }, async () => {
    const started = await server.start();
    const { path, body, type } = server;
    const request = body === undefined ? {} : { method: "POST", body, headers: { "Content-Type": type ?? "text/plain" } };
    const answer = await fetch(`${started.url}${path}`, request).then((response) => response.text());
    expect(answer).toContain(server.expected);
    expect(isRunning(started.pid)).toBe(true);
    await started.stop();
    expect(isRunning(started.pid)).toBe(false);
  });
});
