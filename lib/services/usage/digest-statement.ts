/** One digest at a time: a second one would only wait for the rows of the first. */
const LOCK = 724_611;

/** Merges two histograms of a cell. */
const MERGED = `(SELECT array_agg(bucket ORDER BY bucket), array_agg(n ORDER BY bucket) FROM (
    SELECT bucket, sum(n)::int AS n
    FROM (SELECT * FROM unnest(cell.buckets, cell.counts) UNION ALL SELECT * FROM unnest(excluded.buckets, excluded.counts)) AS both_of(bucket, n)
    GROUP BY bucket) AS merged)`;

/**
 * Facts and cells of the executions that `taken` names, in one statement: whatever happens, an execution is either pending or counted.
 * A row that has its facts already is not counted again. What belongs to no workspace any more is left out.
 */
function digest(taken: string): string {
  return `
WITH lock AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${LOCK}) AS held),
${taken},
facts AS (
  INSERT INTO execution_facts (id, workspace_id, parent_id, subject_type, subject_id, version, actor_type, actor_id, source, layer, at_ms,
    duration_ms, duration_bucket, cost)
  SELECT c.* FROM taken JOIN execution_counts c USING (id) JOIN workspaces w ON w.id = c.workspace_id ORDER BY id
  ON CONFLICT (id) DO NOTHING
  RETURNING id, workspace_id, subject_type, subject_id, version, actor_type, actor_id, source, layer, at_ms, duration_ms, duration_bucket, cost
), words AS (
  INSERT INTO execution_words (id, words)
  SELECT id, sintra_execution_words(l.workspace_id, id, l.request_id, l.input, l.output, l.logs, l.error) || array_to_tsvector(
    ARRAY['S' || right(facts.subject_id::text, 12), 'A' || COALESCE(right(facts.actor_id::text, 12), '')] || CASE WHEN facts.layer = '' THEN '{}' ELSE ARRAY['F', 'L' || facts.layer] END)
  FROM facts JOIN tool_execution_logs l USING (id)
), summed AS (
  SELECT workspace_id, slice, seconds, at_ms - at_ms % (seconds * 1000::bigint) AS at_ms, key, key_type,
    layer, duration_bucket AS bucket,
    count(*) AS n, sum(duration_ms) AS duration_ms, sum(cost) AS cost
  FROM facts
    CROSS JOIN LATERAL (VALUES ('all', '', ''), ('subject', subject_id::text, subject_type), ('actor', COALESCE(actor_id::text, ''), actor_type),
      ('source', source, ''), ('subject@' || source, subject_id::text, subject_type), ('actor@' || source, COALESCE(actor_id::text, ''), actor_type)) AS slices(slice, key, key_type)
    JOIN (VALUES (3600), (86400), (691200)) AS lengths(seconds) ON seconds > 3600 OR strpos(slice, '@') = 0
  WHERE version > 0
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
), cells AS (
  INSERT INTO usage_cells AS cell (workspace_id, slice, seconds, at_ms, key, key_type, layer, calls, duration_ms, cost, buckets, counts)
  SELECT workspace_id, slice, seconds, at_ms, key, key_type, layer, sum(n), sum(duration_ms), sum(cost),
    array_agg(bucket ORDER BY bucket), array_agg(n::int ORDER BY bucket)
  FROM summed GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (workspace_id, slice, seconds, at_ms, key, key_type, layer) DO UPDATE SET calls = cell.calls + excluded.calls,
    duration_ms = cell.duration_ms + excluded.duration_ms, cost = cell.cost + excluded.cost, (buckets, counts) = ${MERGED}
)
SELECT count(*)::int AS taken FROM taken`;
}

/** The next $1 of the executions that ended since the last digest; which come first does not matter. */
export const DIGEST_PENDING = digest(`
taken AS (
  DELETE FROM usage_pending WHERE (SELECT held FROM lock) AND ctid = ANY (ARRAY(SELECT ctid FROM usage_pending LIMIT $1)) RETURNING id
)`);

/** The next $1 of the executions that are older than the digest itself, the newest first. The row goes with the last of them. */
export const DIGEST_BACKFILL = digest(`
taken AS (
  SELECT id FROM tool_execution_logs WHERE (SELECT held FROM lock) AND id < (SELECT below FROM usage_backfill) ORDER BY id DESC LIMIT $1
), moved AS (
  UPDATE usage_backfill SET below = (SELECT id FROM taken ORDER BY id LIMIT 1) WHERE EXISTS (SELECT FROM taken)
), ended AS (
  DELETE FROM usage_backfill WHERE (SELECT held FROM lock) AND NOT EXISTS (SELECT FROM taken)
)`);
