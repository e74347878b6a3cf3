import type { RateLimit } from "#lib/contracts/connector-limits.ts";
import { pool } from "#lib/db/pool.ts";

/**
 * One turn under a rate limit, over all processes, by the clock of the database. Requests are due one after the other; a burst is an
 * advance: what goes out before it is due has to be waited for by those behind it, and idle time earns the advance back. So a connector
 * under load sends exactly its rate, and after a pause as many at once as its burst. A turn that is too far away is not taken.
 */
const TAKE_TURN = `
INSERT INTO connector_rates AS r (connector_id, rule, due_at, credit, wait_seconds, granted)
VALUES ($1, $2, extract(epoch FROM clock_timestamp()) + $3::float8, $4::float8 - 1, 0, true)
ON CONFLICT (connector_id) DO UPDATE SET (rule, due_at, credit, wait_seconds, granted) = (
  SELECT $2,
    CASE WHEN turn.wait <= $5::float8 THEN state.due + $3 ELSE state.due END,
    CASE WHEN turn.wait <= $5 AND state.credit >= 1 THEN state.credit - 1 ELSE state.credit END,
    turn.wait,
    turn.wait <= $5
  FROM (SELECT extract(epoch FROM clock_timestamp())::float8 AS now) AS clock
  CROSS JOIN LATERAL (
    SELECT CASE WHEN r.rule = $2 THEN GREATEST(r.due_at, clock.now) ELSE clock.now END AS due,
      CASE WHEN r.rule = $2 THEN LEAST($4, r.credit + GREATEST(0, clock.now - r.due_at) / $3) ELSE $4 END AS credit
  ) AS state
  CROSS JOIN LATERAL (SELECT CASE WHEN state.credit >= 1 THEN 0 ELSE state.due - clock.now END AS wait) AS turn
)
RETURNING wait_seconds, granted`;

export interface Turn {
  /** Whether it was taken. */
  granted: boolean;
  /** Until it comes, or would have come. */
  waitMs: number;
}

export async function takeTurn(connectorId: string, limit: RateLimit, waitMsMax: number): Promise<Turn> {
  const { requests, perSeconds } = limit;
  const burst = limit.burst ?? requests;
  const values = [connectorId, `${requests}/${perSeconds}/${burst}`, perSeconds / requests, burst, waitMsMax / 1000];
  const { rows } = await pool().query<{ wait_seconds: number; granted: boolean }>({ name: "take_turn", text: TAKE_TURN, values });
  const [row] = rows;
  if (row === undefined) throw new Error("The statement returns a row in any case");
  return { granted: row.granted, waitMs: Math.ceil(row.wait_seconds * 1000) };
}
