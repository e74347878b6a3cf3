import { expect, it, onTestFinished } from "vitest";
import { parseRules } from "#lib/egress/parse-rules.ts";
import { env } from "#lib/env.ts";
import { ownHost } from "#lib/own-host.ts";

it.each([
  ["127.0.0.1", "127.0.0.1:4000"],
  ["localhost", "localhost:4000"],
  ["192.168.7.5", "192.168.7.5:4000"],
  ["studio.internal", "studio.internal:4000"],
  ["::1", "[::1]:4000"],
  ["0:0:0:0:0:0:0:1", "[::1]:4000"],
  ["0.0.0.0", "127.0.0.1:4000"],
  ["::", "127.0.0.1:4000"],
  ["0:0:0:0:0:0:0:0", "127.0.0.1:4000"],
  ["", "127.0.0.1:4000"],
  ["fe80::1%eth0", "127.0.0.1:4000"],
])("reaches a server that listens on %j at %s, which the allow-list can name", (host, expected) => {
  const before = env().HOST;
  onTestFinished(() => {
    env().HOST = before;
  });
  env().HOST = host;
  expect(ownHost()).toBe(expected);
  expect(parseRules(ownHost())).toMatchObject([{ port: 4000 }]);
});
