import { parseRules } from "#lib/egress/parse-rules.ts";
import type { Env } from "#lib/env.ts";
import { StartError } from "#lib/start-error.ts";

const SECRET_CHARS_MIN = 16;

type Checked = Pick<Env, "SINTRA_EGRESS_ALLOW" | "SINTRA_SECRET" | "NEXTAUTH_URL">;

/** Finds at the start what would otherwise fail at the first call, sign-in or sealed credential. Never quotes a secret. */
export function assertSettings({ SINTRA_EGRESS_ALLOW, SINTRA_SECRET, NEXTAUTH_URL }: Checked): void {
  assertAllowList(SINTRA_EGRESS_ALLOW);
  if (SINTRA_SECRET !== undefined) assertKeys(SINTRA_SECRET);
  if (NEXTAUTH_URL !== undefined) assertUrl(NEXTAUTH_URL);
}

function assertAllowList(text: string): void {
  try {
    parseRules(text);
  } catch (error) {
    throw new StartError(`Invalid SINTRA_EGRESS_ALLOW. ${error instanceof Error ? error.message : ""}`, error);
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
