import type { FormField } from "#components/common/schema-form/form-field.ts";
import { type FormState, readState, startState } from "#components/common/schema-form/form-state.ts";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { sameJson } from "#lib/contracts/same-json.ts";

/** The form of these parameters with what was entered; values that were entered for others stay where they fit. */
export function enteredState(
  parameters: Parameters,
  fields: FormField[] | null,
  entered: { parameters: Parameters; state: FormState } | undefined,
): FormState {
  if (entered === undefined) return startState(fields);
  // Both are JSON; their types only say more about them.
  if (sameJson(entered.parameters as Json, parameters as Json)) return entered.state;
  const { value, errors } = readState(toFields(entered.parameters), entered.state);
  if (entered.state.mode === "json") return errors.length > 0 ? entered.state : { ...startState(fields, value), mode: "json" };
  return startState(fields, value);
}
