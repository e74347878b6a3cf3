import { Example } from "#lib/contracts/examples.ts";
import type { Example as Row } from "#lib/db/generated/client.ts";
import { findAuthors } from "../find-authors.ts";

/** Rows as the API shows them, with the names of their makers. */
export async function toExamples(rows: readonly Row[]): Promise<Example[]> {
  const authorOf = await findAuthors(rows.map(({ createdById }) => createdById));
  return rows.map((row) =>
    Example.parse({
      ...row,
      createdBy: authorOf(row.createdById),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }),
  );
}

export async function toExample(row: Row): Promise<Example> {
  const [example] = await toExamples([row]);
  if (example === undefined) throw new Error("one row makes one example");
  return example;
}
