import type { RateLimit } from "#lib/contracts/connector-limits.ts";
import { LOCK_MS_MAX, queryInTime } from "./query-in-time.ts";

/**
 * One turn under a rate limit, over all processes, by the clock of the database. Requests are due one after the other; a burst is an
 * advance: what goes out before it is due has to be waited for by those behind it. The advance is earned back by pauses of at
 * least one turn, in which nobody waits: `seen_at` is when somebody asked last, or the turn comes that was taken last. So a connector under load sends exactly its rate, and after a pause as many at once as its burst; in no case more than a
 * bucket of that size would let pass. A turn that is too far away is not taken.
 */
const TAKE_TURN = `
INSERT INTO connector_rates AS r (connector_id, rule, due_at, credit, seen_at, wait_seconds, granted)
SELECT $1, $2, now + $3::float8, $4::float8 - 1, now, 0, true FROM (SELECT extract(epoch FROM clock_timestamp())::float8 AS now) AS clock
WHERE set_config('lock_timeout', '${LOCK_MS_MAX}', true) IS NOT NULL
ON CONFLICT (connector_id) DO UPDATE SET (rule, due_at, credit, seen_at, wait_seconds, granted) = (
  SELECT $2,
    CASE WHEN turn.wait <= $5::float8 THEN state.due + $3 ELSE state.due END,
    CASE WHEN turn.wait > 0 THEN 0 WHEN state.credit >= 1 THEN state.credit - 1 ELSE state.credit END,
    CASE WHEN turn.wait > $5 THEN GREATEST(state.now, state.seen) ELSE GREATEST(state.now + turn.wait, state.seen) END,
    turn.wait,
    turn.wait <= $5
  FROM (SELECT extract(epoch FROM clock_timestamp())::float8 AS now, r.rule = $2 AS same) AS clock
  CROSS JOIN LATERAL (
    SELECT clock.now, CASE WHEN clock.same THEN GREATEST(r.due_at, clock.now - $6::float8) ELSE clock.now END AS due
  ) AS due
  CROSS JOIN LATERAL (
    SELECT due.now, due.due, CASE WHEN clock.same THEN r.seen_at ELSE due.now END AS seen, CASE
      WHEN NOT clock.same THEN $4
      WHEN due.now - r.seen_at < $3 THEN r.credit
      ELSE LEAST($4 - GREATEST(0, due.due - due.now) / $3, r.credit + (due.now - r.seen_at) / $3)
    END AS credit
  ) AS state
  CROSS JOIN LATERAL (SELECT CASE WHEN state.credit >= 1 THEN 0 ELSE GREATEST(0, state.due - state.now) END AS wait) AS turn
)
RETURNING wait_seconds, granted`;

/** What is asked a little late is made up for, so that callers who do not wait reach the rate as well. */
const LATE_SECONDS_MAX = 0.1;

export interface Turn {
  /** Whether it was taken. */
  granted: boolean;
  /** Until it comes, or would have come. */
  waitMs: number;
}

export async function takeTurn(connectorId: string, limit: RateLimit, waitMsMax: number): Promise<Turn> {
  const { requests, perSeconds } = limit;
  const burst = limit.burst ?? requests;
  const interval = perSeconds / requests;
  const late = Math.min(LATE_SECONDS_MAX, (burst - 1) * interval);
  const values = [connectorId, `${requests}/${perSeconds}/${burst}`, interval, burst, waitMsMax / 1000, late];
  const [row] = await queryInTime<{ wait_seconds: number; granted: boolean }>({ name: "take_turn", text: TAKE_TURN, values });
  if (row === undefined) throw new Error("The statement returns a row in any case");
  return { granted: row.granted, waitMs: Math.ceil(row.wait_seconds * 1000) };
}
