import { TraceMap, traceSegment } from "@jridgewell/trace-mapping";
import type { Place } from "../quickjs/user-source.ts";

/** Only the last is kept: decoded, a map takes fifty times the memory of its code, and there is one of these for each code that is remembered. */
let decoded: { mapJson: string; map: TraceMap } | undefined;

/** Places of emitted code in its source. The map is decoded when an error asks for it: most code never does. */
export function mapPlaces(mapJson: string): (place: Place) => Place | undefined {
  return ({ line, column }) => {
    if (decoded?.mapJson !== mapJson) decoded = { mapJson, map: new TraceMap(mapJson) };
    const segment = traceSegment(decoded.map, line - 1, column - 1);
    if (!segment || segment.length === 1) return undefined;
    const [, , sourceLine, sourceColumn] = segment;
    return { line: sourceLine + 1, column: sourceColumn + 1 };
  };
}
