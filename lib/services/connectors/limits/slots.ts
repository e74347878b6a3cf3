import { queryInTime } from "./query-in-time.ts";

/** Of the free slots the first that nobody else is taking right now. */
const TAKE = `
UPDATE connector_slots SET holder = $3, held_until = clock_timestamp() + $4 * interval '1 millisecond'
WHERE connector_id = $1 AND slot = (
  SELECT slot FROM connector_slots WHERE connector_id = $1 AND slot < $2 AND held_until < now()
  ORDER BY slot LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING slot`;

const CREATE = `
INSERT INTO connector_slots (connector_id, slot, held_until)
SELECT $1, n, '-infinity' FROM generate_series(0, $2 - 1) AS n ON CONFLICT DO NOTHING`;

const GIVE_BACK =
  "UPDATE connector_slots SET holder = NULL, held_until = '-infinity' WHERE connector_id = $1 AND slot = $2 AND holder = $3";

/** Takes one of `size` slots for at most `leaseMs`; undefined when all are held. */
export async function takeSlot(connectorId: string, size: number, holder: string, leaseMs: number): Promise<number | undefined> {
  const values = [connectorId, size, holder, leaseMs];
  const [row] = await queryInTime<{ slot: number }>({ name: "take_slot", text: TAKE, values });
  return row?.slot;
}

/** Adds the slots that are missing. */
export async function createSlots(connectorId: string, size: number): Promise<void> {
  await queryInTime({ name: "create_slots", text: CREATE, values: [connectorId, size] });
}

export async function giveSlotBack(connectorId: string, slot: number, holder: string): Promise<void> {
  await queryInTime({ name: "give_slot_back", text: GIVE_BACK, values: [connectorId, slot, holder] });
}
