import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { etcdDescriptions } from "#lib/testing/servers/start-etcd.ts";

it.skipIf(!isAvailable("etcd"))("etcd comes with the descriptions of its methods", () => {
  expect(readdirSync(etcdDescriptions)).toEqual(expect.arrayContaining(["rpc.proto", "kv.proto", "auth.proto"]));
});
