import { expect, it } from "vitest";
import { StartError } from "#lib/start-error.ts";
import { assertSettings } from "./assert-settings.ts";

const KEY = "0123456789abcdef";
const settings = (over: Partial<Parameters<typeof assertSettings>[0]>) => ({
  SINTRA_EGRESS_ALLOW: "",
  SINTRA_EGRESS_DENY: "",
  SINTRA_EGRESS_PORTS: "",
  HTTP_PROXY: undefined,
  HTTPS_PROXY: undefined,
  NO_PROXY: undefined,
  http_proxy: undefined,
  https_proxy: undefined,
  no_proxy: undefined,
  SINTRA_SECRET: undefined,
  NEXTAUTH_URL: undefined,
  ...over,
});

it.each([
  [{}],
  [{ SINTRA_EGRESS_ALLOW: "localhost:9000, 10.0.0.0/8" }],
  [{ SINTRA_EGRESS_DENY: "*, *.evil.example, 8.8.0.0/16:53" }],
  [{ SINTRA_EGRESS_PORTS: "80, 443, 8000-8999" }],
  [{ HTTP_PROXY: "proxy.corp:3128", https_proxy: "https://user:s3cret@proxy.corp", NO_PROXY: "a b, 10.0.0.0/8" }],
  [{ SINTRA_SECRET: KEY }],
  [{ SINTRA_SECRET: `${KEY}, ${KEY},` }],
  [{ NEXTAUTH_URL: "https://studio.example.com/" }],
  [{ NEXTAUTH_URL: "http://localhost:4000" }],
])("lets the studio start with %j", (over) => {
  expect(() => assertSettings(settings(over))).not.toThrow();
});

it.each([
  [{ SINTRA_EGRESS_ALLOW: "localhost:9000, http://a/b" }, /SINTRA_EGRESS_ALLOW.*"http:\/\/a\/b"/],
  [{ SINTRA_EGRESS_ALLOW: "*" }, /SINTRA_EGRESS_ALLOW.*"\*"/],
  [{ SINTRA_EGRESS_DENY: "a/b" }, /SINTRA_EGRESS_DENY.*"a\/b"/],
  [{ SINTRA_EGRESS_PORTS: "443, http" }, /SINTRA_EGRESS_PORTS.*"http"/],
  [{ HTTP_PROXY: "socks5://proxy.corp:1080" }, /HTTP_PROXY/],
  [{ SINTRA_SECRET: KEY.slice(1) }, /SINTRA_SECRET.*The key.*16/],
  [{ SINTRA_SECRET: `${KEY}, old` }, /SINTRA_SECRET.*Key 2 of 2/],
  [{ NEXTAUTH_URL: "studio.example.com" }, /NEXTAUTH_URL.*"studio.example.com"/],
  [{ NEXTAUTH_URL: "localhost:4000" }, /NEXTAUTH_URL/],
  [{ NEXTAUTH_URL: "/studio" }, /NEXTAUTH_URL/],
])("ends the start in one line that names what is wrong in %j", (over, words) => {
  expect(() => assertSettings(settings(over))).toThrow(StartError);
  expect(() => assertSettings(settings(over))).toThrow(words);
});

it("does not print a secret that it refuses", () => {
  expect(() => assertSettings(settings({ SINTRA_SECRET: "hunter2" }))).not.toThrow(/hunter2/);
  expect(() => assertSettings(settings({ HTTP_PROXY: "socks5://me:hunter2@proxy" }))).not.toThrow(/hunter2/);
});
