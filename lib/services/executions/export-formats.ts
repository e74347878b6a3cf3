import { stringify } from "csv-stringify/sync";
import type { Execution, ExportExecutionsQuery } from "#lib/contracts/executions.ts";

export type Exported = Execution & { subjectName: string | null };

interface Format {
  contentType: string;
  write(batches: AsyncIterable<Exported[]>): AsyncIterable<string>;
}

export const EXPORT_FORMATS: Record<ExportExecutionsQuery["format"], Format> = {
  csv: { contentType: "text/csv; charset=utf-8", write: toCsv },
  json: { contentType: "application/json", write: toJson },
};

const COLUMNS: Record<string, (execution: Exported) => unknown> = {
  id: ({ id }) => id,
  createdAt: ({ createdAt }) => createdAt,
  subjectType: ({ subjectType }) => subjectType,
  subjectId: ({ subjectId }) => subjectId,
  subjectName: ({ subjectName }) => subjectName,
  version: ({ version }) => version,
  actorType: ({ actor }) => actor.type,
  actorId: ({ actor }) => actor.id,
  actorName: ({ actor }) => actor.name,
  source: ({ source }) => source,
  status: ({ status }) => status,
  layer: ({ layer }) => layer,
  message: ({ error }) => error?.message,
  durationMs: ({ durationMs }) => durationMs,
  cost: ({ cost }) => cost,
  parentId: ({ parentId }) => parentId,
  requestId: ({ requestId }) => requestId,
  input: ({ input }) => JSON.stringify(input),
  output: ({ output }) => JSON.stringify(output),
};

/** RFC 4180. What a spreadsheet would take for a formula begins with a quote. */
async function* toCsv(batches: AsyncIterable<Exported[]>): AsyncGenerator<string> {
  const options = { record_delimiter: "windows", escape_formulas: true } as const;
  yield stringify([Object.keys(COLUMNS)], options);
  for await (const batch of batches) {
    const cells = batch.map((execution) => Object.values(COLUMNS).map((cellOf) => cellOf(execution)));
    yield stringify(cells, options);
  }
}

async function* toJson(batches: AsyncIterable<Exported[]>): AsyncGenerator<string> {
  let opening = "[\n";
  for await (const batch of batches) {
    yield opening + batch.map((execution) => JSON.stringify(execution)).join(",\n");
    opening = ",\n";
  }
  yield opening === "[\n" ? "[]\n" : "\n]\n";
}
