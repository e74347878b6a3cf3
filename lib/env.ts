import path from "node:path";
import { z } from "zod";
import { StartError } from "#lib/start-error.ts";

const flag = z
  .enum(["true", "false", "1", "0", ""])
  .default("false")
  .transform((value) => value === "true" || value === "1");
const optional = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

/** Every setting of the product, with its default. README and .env.example list the same names. */
const Env = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(1).max(65535).default(4000),
  DATABASE_URL: optional,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(10),
  NEXTAUTH_URL: optional,
  SINTRA_ROOT: z.string().default(process.cwd()),
  SINTRA_DATA_DIR: z.string().default(".data"),
  SINTRA_SECRET: optional,
  SINTRA_OPEN_SIGNUP: flag,
  SINTRA_OWNER_EMAIL: optional,
  SINTRA_OWNER_PASSWORD: optional,
  SINTRA_API_TOKEN: optional,
  SINTRA_EGRESS_ALLOW: z.string().default(""),
  SINTRA_EGRESS_DENY: z.string().default(""),
  SINTRA_EGRESS_PORTS: z.string().default(""),
  HTTP_PROXY: optional,
  HTTPS_PROXY: optional,
  NO_PROXY: optional,
  http_proxy: optional,
  https_proxy: optional,
  no_proxy: optional,
  SINTRA_RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
  SINTRA_SANDBOX_PROCESSES: z.coerce.number().int().min(1).max(64).optional(),
  SINTRA_PYTHON_WHEELS: optional,
  SINTRA_LOG_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  SINTRA_USAGE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(400),
  SINTRA_JOBS: z.enum(["on", "off"]).default("on"),
  SINTRA_TRUST_PROXY: flag,
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: z.string().default("Single sign-on"),
});

export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/** The settings, read from the environment once. An invalid one ends the start with a line that names it. */
export function env(): Env {
  parsed ??= parseEnv();
  return parsed;
}

function parseEnv(): Env {
  const result = Env.safeParse(process.env);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new StartError(`Invalid settings. ${problems.join("; ")}. See .env.example.`);
}

/** Tells this process where the embedded server is, once it is up. */
export function setDatabaseUrl(url: string): void {
  process.env["DATABASE_URL"] = url;
  parsed = undefined;
}

/** Folder of generated state (embedded database, root key), absolute. */
export function dataDir(): string {
  return path.resolve(/* turbopackIgnore: true */ env().SINTRA_ROOT, env().SINTRA_DATA_DIR);
}
