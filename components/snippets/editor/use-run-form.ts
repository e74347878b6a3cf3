import { useState } from "react";
import type { FormField } from "#components/common/schema-form/form-field.ts";
import { type FormState, type Reading, readState, startState } from "#components/common/schema-form/form-state.ts";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";

interface Entered {
  parameters: Parameters;
  fields: FormField[] | null;
  state: FormState;
}

export interface RunForm extends Reading {
  fields: FormField[] | null;
  state: FormState;
  change: (state: FormState) => void;
}

/** The values to run with. While somebody changes the parameters, what was entered stays wherever it still has a place. */
export function useRunForm(parameters: Parameters): RunForm {
  const [entered, setEntered] = useState<Entered>(() => enter(parameters));
  const isOther = entered.parameters !== parameters;
  const current = isOther ? carry(entered, parameters) : entered;
  if (isOther) setEntered(current);
  const { fields, state } = current;
  return { fields, state, ...readState(fields, state), change: (next) => setEntered({ ...current, state: next }) };
}

function enter(parameters: Parameters): Entered {
  const fields = toFields(parameters);
  return { parameters, fields, state: startState(fields) };
}

/** A new parameter begins with its default; JSON that somebody writes is left alone. */
function carry(entered: Entered, parameters: Parameters): Entered {
  if (JSON.stringify(entered.parameters) === JSON.stringify(parameters)) return { ...entered, parameters };
  const fields = toFields(parameters);
  if (fields !== null && entered.state.mode === "json" && entered.fields !== null) return { parameters, fields, state: entered.state };
  const { value } = readState(entered.fields, entered.state);
  const fresh = startState(fields);
  const kept = startState(fields, value);
  const drafts = Object.fromEntries((fields ?? []).map(({ name }) => [name, (name in value ? kept : fresh).drafts[name] ?? ""]));
  return { parameters, fields, state: { ...kept, drafts } };
}
