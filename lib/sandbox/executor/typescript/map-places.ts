import { type TraceMap, traceSegment } from "@jridgewell/trace-mapping";
import type { Place } from "../quickjs/user-source.ts";

/** Places of emitted code in its source. The map is decoded when the first error asks for it: most code never does. */
export function mapPlaces(decode: () => TraceMap): (place: Place) => Place | undefined {
  let map: TraceMap | undefined;
  return ({ line, column }) => {
    map ??= decode();
    const segment = traceSegment(map, line - 1, column - 1);
    if (!segment || segment.length === 1) return undefined;
    const [, , sourceLine, sourceColumn] = segment;
    return { line: sourceLine + 1, column: sourceColumn + 1 };
  };
}
