import type { Serialization } from "#lib/contracts/endpoint-parameters.ts";
import type { Json } from "#lib/contracts/json.ts";

/** A parameter as far as sending it is concerned. */
export type RestParameter = Serialization & { name: string; required?: boolean | undefined };

/** A parameter with what is to be sent. */
export interface Valued {
  parameter: RestParameter;
  value: Exclude<Json, null>;
}
