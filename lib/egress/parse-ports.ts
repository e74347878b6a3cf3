/** Both ends included. */
export interface PortRange {
  from: number;
  to: number;
}

/** Reads a comma-separated list of ports and ranges: `80, 443, 8000-8999`. Undefined for an empty one: nothing was said. */
export function parsePorts(text: string): PortRange[] | undefined {
  const entries = text.split(",").map((entry) => entry.trim());
  const ranges = entries.filter((entry) => entry !== "").map(parseRange);
  return ranges.length === 0 ? undefined : ranges;
}

function parseRange(entry: string): PortRange {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(entry) ?? [];
  const from = Number(first);
  const to = Number(last);
  if (from >= 1 && from <= to && to <= 65_535) return { from, to };
  throw new Error(`The list of ports has a bad entry: ${JSON.stringify(entry)}. Write a port or a range: 443 or 8000-8999.`);
}
