import { chooseProxy } from "#lib/egress/choose-proxy.ts";
import { parseDenyList } from "#lib/egress/parse-deny-list.ts";
import { parsePorts } from "#lib/egress/parse-ports.ts";
import { parseRules } from "#lib/egress/parse-rules.ts";
import type { Env } from "#lib/env.ts";
import { proxySettings } from "#lib/executors/proxy-settings.ts";
import { StartError } from "#lib/start-error.ts";

const SECRET_CHARS_MIN = 16;

type Checked = Pick<Env, "SINTRA_EGRESS_ALLOW" | "SINTRA_EGRESS_DENY" | "SINTRA_EGRESS_PORTS" | "SINTRA_SECRET" | "NEXTAUTH_URL"> &
  Parameters<typeof proxySettings>[0];

/** Finds at the start what would otherwise fail at the first call, sign-in or sealed credential. Never quotes a secret. */
export function assertSettings(settings: Checked): void {
  const { SINTRA_SECRET, NEXTAUTH_URL } = settings;
  assertParses("SINTRA_EGRESS_ALLOW", () => parseRules(settings.SINTRA_EGRESS_ALLOW));
  assertParses("SINTRA_EGRESS_DENY", () => parseDenyList(settings.SINTRA_EGRESS_DENY));
  assertParses("SINTRA_EGRESS_PORTS", () => parsePorts(settings.SINTRA_EGRESS_PORTS));
  assertParses("HTTP_PROXY or HTTPS_PROXY", () => chooseProxy(proxySettings(settings)));
  if (SINTRA_SECRET !== undefined) assertKeys(SINTRA_SECRET);
  if (NEXTAUTH_URL !== undefined) assertUrl(NEXTAUTH_URL);
}

function assertParses(name: string, parse: () => unknown): void {
  try {
    parse();
  } catch (error) {
    throw new StartError(`Invalid ${name}. ${error instanceof Error ? error.message : ""}`, error);
  }
}

function assertKeys(text: string): void {
  const keys = text.split(",").map((key) => key.trim());
  const short = keys.findIndex((key) => key !== "" && key.length < SECRET_CHARS_MIN);
  if (short < 0) return;
  const which = keys.length === 1 ? "The key" : `Key ${short + 1} of ${keys.length}`;
  throw new StartError(
    `Invalid SINTRA_SECRET. ${which} has fewer than ${SECRET_CHARS_MIN} characters. Make one with: openssl rand -base64 32`,
  );
}

function assertUrl(text: string): void {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === "http:" || protocol === "https:") return;
  throw new StartError(
    `Invalid NEXTAUTH_URL: ${JSON.stringify(text)}. Write the public address with its scheme, such as https://studio.example.com`,
  );
}
