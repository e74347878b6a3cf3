-- The log is written in one statement and never again; everything that dashboards and searches need beside it is made a moment later,
-- by whichever process is free. `usage_pending` names what that has not reached yet, so that every answer can add it from the log itself.

-- CreateTable
CREATE TABLE "usage_pending" (
    "id" UUID NOT NULL
);

-- CreateTable
CREATE TABLE "usage_backfill" (
    "below" UUID NOT NULL,

    CONSTRAINT "usage_backfill_pkey" PRIMARY KEY ("below")
);

-- CreateTable
CREATE TABLE "execution_facts" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "parent_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "source" TEXT NOT NULL,
    "layer" TEXT NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "duration_bucket" SMALLINT NOT NULL,
    "cost" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "execution_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "execution_words" (
    "id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "execution_words_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_cells" (
    "workspace_id" UUID NOT NULL,
    "slice" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "key_type" TEXT NOT NULL,
    "layer" TEXT NOT NULL,
    "calls" BIGINT NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "cost" DOUBLE PRECISION NOT NULL,
    "buckets" SMALLINT[],
    "counts" INTEGER[],

    CONSTRAINT "usage_cells_pkey" PRIMARY KEY ("workspace_id","slice","seconds","at_ms","key","key_type","layer")
) WITH (fillfactor = 80);

-- CreateIndex
CREATE INDEX "execution_facts_workspace_id_id_idx" ON "execution_facts"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "execution_facts_workspace_id_subject_id_id_idx" ON "execution_facts"("workspace_id", "subject_id", "id");

-- CreateIndex
CREATE INDEX "execution_facts_workspace_id_actor_id_id_idx" ON "execution_facts"("workspace_id", "actor_id", "id");

-- CreateIndex
CREATE INDEX "execution_facts_failed_idx" ON "execution_facts"("workspace_id", "id") WHERE ("layer" <> ''::text);

-- CreateIndex
CREATE INDEX "execution_facts_parent_id_id_idx" ON "execution_facts"("parent_id", "id") WHERE ("parent_id" IS NOT NULL);

-- CreateIndex
CREATE INDEX "execution_words_words_idx" ON "execution_words" USING GIN ("words") WITH (gin_pending_list_limit = 1024);

-- CreateIndex
CREATE INDEX "usage_cells_workspace_id_slice_key_seconds_at_ms_idx" ON "usage_cells"("workspace_id", "slice", "key", "seconds", "at_ms");

-- AddForeignKey
ALTER TABLE "execution_facts" ADD CONSTRAINT "execution_facts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "execution_words" ADD CONSTRAINT "execution_words_id_fkey" FOREIGN KEY ("id") REFERENCES "execution_facts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_cells" ADD CONSTRAINT "usage_cells_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Filled and emptied all the time.
ALTER TABLE "usage_pending" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_scale_factor = 0);

-- What is in the log already is digested in the background, the newest first.
INSERT INTO "usage_backfill" SELECT 'ffffffff-ffff-ffff-ffff-ffffffffffff' WHERE EXISTS (SELECT FROM "tool_execution_logs");

-- The milliseconds since 1970 of an id (UUID of version 7): what orders executions is what tells their time.
CREATE FUNCTION sintra_ms_of_id(id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint
$$;

-- Histograms have a bucket for each 5 %: bucket b holds durations from 1.05^b up to 1.05^(b+1) milliseconds.
CREATE FUNCTION sintra_duration_bucket(duration_ms double precision) RETURNS smallint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN duration_ms < 0.001 THEN -142 ELSE floor(ln(duration_ms) / ln(1.05::double precision)) END::smallint
$$;

-- The words of a text: lower case, separated by whatever is neither an ASCII letter or digit nor beyond ASCII. Escapes of JSON separate, too.
CREATE FUNCTION sintra_words(content text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY(
    SELECT left(word, 60) FROM unnest(string_to_array(regexp_replace(lower(
      CASE WHEN strpos(content, '\') > 0 THEN regexp_replace(content, '\\(u[0-9a-f]{4}|["\\/bfnrt])', ' ', 'g') ELSE content END
    ), '[^a-z0-9\u0080-\U0010ffff]+', ' ', 'g'), ' ')) AS word WHERE word <> '')
$$;

-- What a search finds an execution by. The id of its workspace is a word that no text holds, since theirs are in lower case.
CREATE FUNCTION sintra_execution_words(workspace_id uuid, id uuid, request_id text, input jsonb, output jsonb, logs jsonb, error jsonb)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(
    ARRAY['W' || workspace_id::text, id::text] || COALESCE(NULLIF(ARRAY[left(lower(request_id), 60)], ARRAY['']), '{}') || sintra_words(concat_ws(' ',
      left(input::text, 4000), left(output::text, 4000), left(error ->> 'message', 2000), left((error -> 'errors')::text, 1000), left((error -> 'error')::text, 1000),
      CASE WHEN logs <> '[]' THEN left((SELECT string_agg(line ->> 'message', ' ') FROM jsonb_array_elements(logs) AS line), 2000) END)))
$$;

-- All the words of a search, each the beginning of one: text without operators. Null where it holds no word.
CREATE FUNCTION sintra_search_query(workspace_id uuid, search text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('''W' || workspace_id::text || ''' & ' || string_agg('(' || query || ')', ' & '))::tsquery
  FROM (
    SELECT (SELECT string_agg('''' || word || ''':*', ' & ') FROM unnest(sintra_words(term)) AS word)
      || CASE WHEN term ~ '^[a-z0-9][a-z0-9._:-]*$' AND term ~ '[._:-]' THEN ' | ''' || left(term, 60) || ''':*' ELSE '' END AS query
    FROM unnest(string_to_array(regexp_replace(lower(search), '\s+', ' ', 'g'), ' ')) AS term
  ) AS terms WHERE query IS NOT NULL
$$;

-- The columns of the log that are counted; the layer is empty where nothing failed.
CREATE VIEW execution_counts AS
  SELECT id, workspace_id, parent_id, subject_type, subject_id, version, actor_type, actor_id, source,
    CASE WHEN status = 'failed' THEN COALESCE(layer, 'internal') ELSE '' END AS layer, sintra_ms_of_id(id) AS at_ms,
    duration_ms::double precision AS duration_ms, sintra_duration_bucket(duration_ms::double precision) AS duration_bucket, cost::double precision AS cost
  FROM tool_execution_logs;

-- Each row is looked up by its id, whatever the planner believes of a table that is filled and emptied all the time.
CREATE VIEW undigested_executions AS
  SELECT counted.* FROM usage_pending CROSS JOIN LATERAL (SELECT * FROM execution_counts WHERE execution_counts.id = usage_pending.id OFFSET 0) AS counted
  WHERE NOT EXISTS (SELECT FROM execution_facts WHERE execution_facts.id = usage_pending.id);

-- Calls, failures and p95 of what was called in this hour or in the 23 before.
CREATE FUNCTION recent_usage(workspace uuid) RETURNS TABLE (subject_id uuid, calls double precision, failures double precision, p95_ms double precision)
LANGUAGE sql STABLE STRICT AS $$
  WITH since AS (SELECT ((floor(extract(epoch FROM now()) / 3600) - 23) * 3600000)::bigint AS at_ms),
  parts AS (
    SELECT key::uuid AS subject, layer <> '' AS failed, bucket, n::bigint
    FROM usage_cells, unnest(buckets, counts) AS histogram(bucket, n)
    WHERE workspace_id = workspace AND slice = 'subject' AND seconds = 3600 AND at_ms >= (SELECT at_ms FROM since)
    UNION ALL
    SELECT undigested_executions.subject_id, layer <> '', duration_bucket, 1
    FROM undigested_executions WHERE workspace_id = workspace AND version > 0 AND at_ms >= (SELECT at_ms FROM since)
  ), summed AS (
    SELECT subject, bucket, sum(n) AS n, COALESCE(sum(n) FILTER (WHERE failed), 0) AS failures FROM parts GROUP BY subject, bucket
  ), ranked AS (
    SELECT *, sum(n) OVER (PARTITION BY subject ORDER BY bucket) AS upto, sum(n) OVER (PARTITION BY subject) AS total FROM summed
  )
  SELECT subject, sum(n)::double precision, sum(ranked.failures)::double precision,
    power(1.05::double precision, min(bucket) FILTER (WHERE upto >= 0.95 * total) + 0.5)
  FROM ranked GROUP BY subject
$$;
