import type { FormField } from "#components/common/schema-form/form-field.ts";
import { type FormState, startState, switchMode } from "#components/common/schema-form/form-state.ts";
import type { JsonObject } from "#lib/contracts/json.ts";

/** A value in the form, or as JSON where the form would lose some of it. */
export function stateOf(fields: FormField[] | null, value: JsonObject): FormState {
  const json: FormState = { ...startState(fields), mode: "json", text: JSON.stringify(value, null, 2) };
  if (fields === null) return json;
  const form = switchMode(fields, json);
  return "error" in form ? json : form;
}
