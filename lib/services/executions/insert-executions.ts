import { setTimeout } from "node:timers/promises";
import type { SubjectType } from "#lib/contracts/executions.ts";
import { pool } from "#lib/db/pool.ts";

/** Before each further attempt; a database that restarts needs a moment. */
const PAUSES_MS = [50, 250, 1_000];
/** Deadlock, serialization failure, shutdown, and connections that broke: nothing is lost by asking again. */
const TRANSIENT = /^(40P01|40001|57P0[123]|08\w{3}|ECONNRESET|EPIPE|ECONNREFUSED)$/;

const TABLES: Record<SubjectType, string> = { tool: "custom_tools", endpoint: "api_endpoints", snippet: "code_snippets" };

/**
 * Rows, counters and what is left to the digest in one statement, so in one transaction and one round trip. Counting only what was really inserted
 * makes it safe to send a batch again after a broken connection. Counters are locked in the order of their ids,
 * so that two batches never wait for each other.
 */
function insertStatement(types: SubjectType[], { isRetry, isSingle }: Variant): string {
  return `
WITH inserted AS (
  INSERT INTO tool_execution_logs (id, parent_id, workspace_id, subject_type, subject_id, version, actor_type, actor_id, source, status, layer, input,
    input_bytes, output, output_bytes, error, internal_stack, logs, phases, exchange, duration_ms, cost, request_id, created_at)
  SELECT id, parent_id, workspace_id, subject_type, subject_id, version, actor_type, actor_id, source, status, layer, input,
    input_bytes, output, output_bytes, NULLIF(error, 'null'), internal_stack, logs, phases, NULLIF(exchange, 'null'), duration_ms, cost, request_id, created_at
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, parent_id uuid, workspace_id uuid, subject_type text, subject_id uuid, version int,
    actor_type text, actor_id uuid, source text, status text, layer text, input jsonb, input_bytes int, output jsonb, output_bytes int, error jsonb,
    internal_stack text, logs jsonb, phases jsonb, exchange jsonb, duration_ms numeric, cost numeric, request_id text, created_at timestamptz)
  ${isRetry ? "ON CONFLICT (id) DO NOTHING" : ""}
  RETURNING id, subject_type, subject_id, version, status, duration_ms, created_at
), pending AS (
  INSERT INTO usage_pending SELECT id FROM inserted
), counted AS (
  SELECT subject_type, subject_id, count(*) AS executions, count(*) FILTER (WHERE status = 'failed') AS failures,
    sum(duration_ms) AS duration_ms, max(created_at) AS last
  FROM inserted WHERE version > 0 GROUP BY subject_type, subject_id
), ${types.map((type) => (isSingle ? addTo(type, "counted") : addInOrder(type))).join(", ")}
SELECT 1`;
}

/** The counters of several rows, locked in the order of their ids. */
function addInOrder(type: SubjectType): string {
  const lock = `SELECT c.* FROM ${TABLES[type]} t JOIN counted c ON c.subject_id = t.id AND c.subject_type = '${type}' ORDER BY t.id FOR NO KEY UPDATE OF t`;
  return `${type}_locked AS (${lock}), ${addTo(type, `${type}_locked`)}`;
}

function addTo(type: SubjectType, counts: string): string {
  return `${type}_counted AS (
  UPDATE ${TABLES[type]} t SET execution_count = t.execution_count + c.executions, failure_count = t.failure_count + c.failures,
    total_duration_ms = t.total_duration_ms + c.duration_ms, last_executed_at = GREATEST(t.last_executed_at, c.last)
  FROM ${counts} c WHERE t.id = c.subject_id AND c.subject_type = '${type}'
)`;
}

interface Variant {
  /** A batch that is sent again may be in the log already. */
  isRetry: boolean;
  /** All records are of one subject, so there is no order to lock in. */
  isSingle: boolean;
}

const statements = new Map<string, { name: string; text: string }>();

/** The statement for batches like this one, prepared once per connection. */
function statementFor(records: ExecutionRecord[], isRetry: boolean): { name: string; text: string } {
  const types = [...new Set(records.map(({ subjectType }) => subjectType))].sort();
  const isSingle = records.every(({ subjectId }) => subjectId === records[0]?.subjectId);
  const name = `insert_executions_${types.join("_")}${isSingle ? "_single" : ""}${isRetry ? "_again" : ""}`;
  const statement = statements.get(name) ?? { name, text: insertStatement(types, { isRetry, isSingle }) };
  statements.set(name, statement);
  return statement;
}

/** One log row: what was executed, and its columns as JSON text. */
export interface ExecutionRecord {
  subjectType: SubjectType;
  subjectId: string;
  json: string;
}

/** Inserts log rows and adds them to the counters of what was executed. Durable when it resolves. `isRetry` when some may be in the log already. */
export async function insertExecutions(records: ExecutionRecord[], { isRetry = false } = {}): Promise<void> {
  const values = [`[${records.map(({ json }) => json).join(",")}]`];
  for (let attempt = 0; ; attempt++) {
    try {
      await pool().query({ ...statementFor(records, isRetry || attempt > 0), values });
      return;
    } catch (error) {
      const pauseMs = PAUSES_MS[attempt];
      if (pauseMs === undefined || !isTransient(error)) throw error;
      await setTimeout(pauseMs);
    }
  }
}

/** pg gives an error of its own no code when a connection ends under a query. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return typeof code === "string"
    ? TRANSIENT.test(code)
    : /^Connection terminated|^Client has encountered a connection error/.test(error.message);
}
