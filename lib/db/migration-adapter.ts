import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * Prisma's adapter for PostgreSQL, except that a script is sent whole: Prisma's own cuts it at every semicolon, also inside
 * functions, strings and comments. Sent whole, PostgreSQL runs it as one transaction, so a migration is applied or it is not.
 */
export class MigrationAdapter implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  /** What PostgreSQL said about the last script that failed. */
  lastError: pg.DatabaseError | undefined;
  private readonly connectionString: string;
  /** The schema engine leaves closing to us. */
  private readonly opened = new Set<pg.Pool>();

  constructor(connectionString: string) {
    this.connectionString = connectionString;
  }

  connect(): Promise<SqlDriverAdapter> {
    return this.open(this.connectionString);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const database = `sintra_shadow_${randomUUID().replaceAll("-", "")}`;
    await this.administer(`CREATE DATABASE ${database}`);
    const url = new URL(this.connectionString);
    url.pathname = `/${database}`;
    const adapter = await this.open(url.href);
    adapter.dispose = async () => {
      await this.administer(`DROP DATABASE ${database} WITH (FORCE)`);
    };
    return adapter;
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened].map((pool) => pool.end()));
    this.opened.clear();
  }

  private async open(connectionString: string): Promise<SqlDriverAdapter> {
    const pool = new pg.Pool({ connectionString, max: 2 });
    pool.on("error", () => undefined);
    this.opened.add(pool);
    const charColumns = describeCharColumns(pool);
    const adapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of charColumns.get(query.sql) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => {
      try {
        await pool.query(script);
      } catch (error) {
        throw this.translate(error);
      }
    };
    return adapter;
  }

  private translate(error: unknown): unknown {
    if (!(error instanceof pg.DatabaseError)) return error;
    this.lastError = error;
    const { code = "", severity = "ERROR", message, detail, column, hint } = error;
    return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
  }

  private async administer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
}

const INTERNAL_CHAR = 18;
const BPCHAR = 1042;

/**
 * PostgreSQL's catalog has columns of the internal type "char", which Prisma's adapter does not know and the schema engine
 * reads. They pass the adapter as char(1); the returned map tells by statement which columns they are.
 */
function describeCharColumns(pool: pg.Pool): Map<string, number[]> {
  const columns = new Map<string, number[]>();
  const query = pool.query.bind(pool);
  const described = async (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const result = await query(statement, values);
    const found: number[] = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      field.dataTypeID = BPCHAR;
      found.push(index);
    }
    if (found.length > 0) columns.set(typeof statement === "string" ? statement : statement.text, found);
    return result;
  };
  // The adapter uses this one form of the many that the type lists.
  pool.query = described as typeof pool.query;
  return columns;
}
