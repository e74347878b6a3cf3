import { PrismaPg } from "@prisma/adapter-pg";
import { singleton } from "#lib/singleton.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { pool } from "./pool.ts";

export type Transaction = Prisma.TransactionClient;

/** The Prisma client of the process. Statements are prepared once per connection. */
export function db(): PrismaClient {
  return singleton("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator: statementName }) }));
}

const names = new Map<string, string>();

/** A stable name per SQL text, so that PostgreSQL parses and plans it once per connection. */
function statementName(query: { sql: string }): string {
  const known = names.get(query.sql);
  if (known !== undefined) return known;
  const name = `q${names.size}`;
  names.set(query.sql, name);
  return name;
}
