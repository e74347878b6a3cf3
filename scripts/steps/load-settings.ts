import { existsSync } from "node:fs";
import path from "node:path";
import { loadEnvFile } from "node:process";
import { type Env, env } from "#lib/env.ts";
import { publicUrl } from "#lib/public-url.ts";
import { StartError } from "#lib/start-error.ts";
import { assertSettings } from "./assert-settings.ts";
import { projectRoot } from "./project-root.ts";

/** Adds the settings of `.env` to the environment, which wins where both have one, and checks them all. */
export function loadSettings(): Env {
  const file = path.join(projectRoot, ".env");
  if (existsSync(file)) readInto(file);
  const settings = env();
  assertSettings(settings);
  // next-auth reads it from the environment; without it, it believes to be at port 3000.
  process.env["NEXTAUTH_URL"] ||= publicUrl();
  return settings;
}

function readInto(file: string): void {
  try {
    loadEnvFile(file);
  } catch (error) {
    throw new StartError(`The settings file ${file} cannot be read. Make it readable for this user.`, error);
  }
}
