import { readdir } from "node:fs/promises";
import path from "node:path";
import { pool } from "#lib/db/pool.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

const TIMEOUT_MS = 2_000;

/** Ready when the database answers and holds every migration of this build. */
export async function getHealth(): Promise<{ status: string; database: string; migrations: string }> {
  const wanted = await migrationNames();
  const applied = new Set(await appliedMigrations());
  if (wanted.some((name) => !applied.has(name)))
    throw new AppError("unavailable", "The database lacks migrations of this version", { retryAfterMs: 5_000 });
  return { status: "ok", database: "ok", migrations: "ok" };
}

async function appliedMigrations(): Promise<string[]> {
  const text = "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL";
  const answer = pool().query<{ name: string }>(text);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable()), TIMEOUT_MS);
  });
  try {
    return (await Promise.race([answer, late])).rows.map(({ name }) => name);
  } catch (error) {
    throw unavailable(error);
  } finally {
    clearTimeout(timer);
    answer.catch(() => undefined);
  }
}

function unavailable(cause?: unknown): AppError {
  return new AppError("unavailable", "The database does not answer", { retryAfterMs: 1_000, cause });
}

async function migrationNames(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ env().SINTRA_ROOT, "prisma/migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
