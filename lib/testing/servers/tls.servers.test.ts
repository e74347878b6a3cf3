import { describe, expect, it } from "vitest";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { isAnswering } from "#lib/testing/servers/is-answering.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startCerbos } from "#lib/testing/servers/start-cerbos.ts";
import { startEtcd } from "#lib/testing/servers/start-etcd.ts";

describe("servers that speak TLS", () => {
  it.skipIf(!isAvailable("cerbos"))("Cerbos answers over TLS only", async () => {
    await using server = await startCerbos({ certificate: makeCertificate("cerbos.test") });
    expect(await isAnswering(`${server.url}/_cerbos/health`)).toBe(true);
    expect(server.url).toMatch(/^https:/);
  });

  it.skipIf(!isAvailable("etcd"))("etcd answers who shows the certificate that it trusts, and nobody else", async () => {
    const client = makeCertificate("caller.test");
    await using server = await startEtcd({ certificate: makeCertificate("etcd.test"), client });
    expect(await isAnswering(`${server.url}/health`, client)).toBe(true);
    expect(await isAnswering(`${server.url}/health`)).toBe(false);
    expect(await isAnswering(`${server.url}/health`, makeCertificate("caller.test"))).toBe(false);
  });
});
