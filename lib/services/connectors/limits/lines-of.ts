import type { RateLimit } from "#lib/contracts/connector-limits.ts";
import { singleton } from "#lib/singleton.ts";
import { RateLine } from "./rate-line.ts";
import { SlotLine } from "./slot-line.ts";

export interface Lines {
  rate: RateLine;
  slots: SlotLine;
}

interface Known extends Lines {
  rule: string;
  usedAt: number;
}

const FORGET_MS = 600_000;

/** The lines of a connector in this process. Those in which nobody has waited for a while are forgotten. */
export function linesOf(connectorId: string, limit: RateLimit): Lines {
  const all = singleton("connector-lines", () => new Map<string, Known>());
  const now = performance.now();
  const rule = JSON.stringify(limit);
  const known = all.get(connectorId);
  // Turns under another rule are not waited for: those who have theirs still get it.
  const rate = known?.rule === rule ? known.rate : new RateLine(connectorId);
  const lines = { rule, rate, slots: known?.slots ?? new SlotLine(connectorId), usedAt: now };
  // The least recently used ones come first.
  all.delete(connectorId);
  all.set(connectorId, lines);
  for (const [id, { rate, slots, usedAt }] of all) {
    if (now - usedAt < FORGET_MS) break;
    if (rate.isIdle && slots.isIdle) all.delete(id);
  }
  return lines;
}
