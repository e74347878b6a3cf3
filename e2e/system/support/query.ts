import pg from "pg";

/** Runs one statement on a connection of its own, beside the app. */
export async function query<Row extends pg.QueryResultRow>(databaseUrl: string, statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(statement, values);
    return rows;
  } finally {
    await client.end();
  }
}
