import { createHmac, randomBytes, scryptSync } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataDir, env } from "#lib/env.ts";
import { singleton } from "#lib/singleton.ts";
import { StartError } from "#lib/start-error.ts";
import type { KeyRing, RootKey } from "./key-ring.ts";

/** 32 random bytes in base64url. */
const SECRET_CHARS = 43;

/**
 * The root keys: `SINTRA_SECRET` (several, separated by commas: the first seals, all open) or, without it,
 * a key that the first start writes into the data folder.
 */
export function rootKeys(): KeyRing {
  return singleton("root-keys", () => {
    const configured = env()
      .SINTRA_SECRET?.split(",")
      .map((secret) => secret.trim())
      .filter((secret) => secret !== "");
    return { keys: (configured?.length ? configured : [storedSecret()]).map(toKey) };
  });
}

/** A secret for one purpose, from the newest root key: knowing it tells nothing of the root key or of another purpose. */
export function derivedSecret(purpose: string): string {
  return createHmac("sha256", rootKeys().keys[0]?.secret ?? "")
    .update(`sintra:${purpose}`)
    .digest("base64url");
}

/** Where the generated root key lies. Who copies the database must copy this file, too. */
export function rootKeyFile(): string {
  return path.join(dataDir(), "root-key");
}

function storedSecret(): string {
  const file = rootKeyFile();
  if (!existsSync(file)) writeOnce(file, `${randomBytes(32).toString("base64url")}\n`);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < SECRET_CHARS)
    throw new StartError(`The root key in ${file} is damaged. Restore the file from a backup; credentials cannot be opened without it.`);
  return secret;
}

/** Whole or not at all: a full disk leaves no file with half a key, and of two processes that start together one wins. */
function writeOnce(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The id stands in every envelope; made slowly, it is no shortcut for guessing the secret. */
function toKey(secret: string): RootKey {
  return {
    id: scryptSync(secret.normalize("NFC"), "sintra:key-id", 9, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }).toString("base64url"),
    secret,
  };
}
