import type { Place } from "../quickjs/user-source.ts";

export interface Emitted {
  output: string;
  toSource(place: Place): Place | undefined;
}
