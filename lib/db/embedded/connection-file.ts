import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unwritable } from "#lib/db/embedded/data-layout.ts";

/** How to reach the embedded server; kept readable for its owner only. */
export interface Connection {
  port: number;
  password: string;
}

export const ROLE = "sintra";
export const DATABASE = "sintra";

export function readConnection(base: string): Connection {
  const file = path.join(base, "connection.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Connection;
  } catch (error) {
    throw unwritable(base, error);
  }
}

export function writeConnection(base: string, connection: Connection): void {
  const file = path.join(base, "connection.json");
  const partial = `${file}.${process.pid}`;
  try {
    writeFileSync(partial, JSON.stringify(connection), { mode: 0o600 });
    renameSync(partial, file);
  } catch (error) {
    throw unwritable(base, error);
  }
}

export function connectionUrl({ port, password }: Connection, database = DATABASE): string {
  return `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${database}`;
}
