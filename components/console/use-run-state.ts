import { useState } from "react";
import type { FormField } from "#components/common/schema-form/form-field.ts";
import { type FormState, ROOT, readState, startState } from "#components/common/schema-form/form-state.ts";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { stateOf } from "./state-of.ts";
import type { Loaded } from "./use-loaded.ts";

/** What somebody has entered. Another version of the parameters keeps the values; loading a run or an example replaces them. */
export function useRunState(parameters: Parameters, loaded: Loaded | undefined) {
  const [entered, setEntered] = useState(() => ({ parameters, ...start(parameters), loadedKey: "", note: "" }));
  const isOther = entered.parameters !== parameters;
  const isLoading = loaded !== undefined && loaded.key !== entered.loadedKey;
  let current = entered;
  if (isOther) {
    const fields = toFields(parameters);
    current = { ...current, parameters, fields, state: carry(current, fields) };
  }
  if (isLoading) {
    const state = loaded.parameters === null ? current.state : stateOf(current.fields, loaded.parameters);
    current = { ...current, state, loadedKey: loaded.key, note: noteOf(loaded) };
  }
  if (current !== entered) setEntered(current);
  const change = (state: FormState) => setEntered({ ...current, state, note: "" });
  /** Takes what is entered for what was loaded, or lets the same be loaded once more. */
  const setLoadedKey = (loadedKey: string) => setEntered((latest) => ({ ...latest, loadedKey, note: "" }));
  const reading = readState(current.fields, current.state);
  return {
    ...reading,
    /** Why there is no value at all: JSON that is none. */
    unreadable: reading.errors.find(({ path }) => path === ROOT)?.message,
    fields: current.fields,
    state: current.state,
    note: current.note,
    change,
    setLoadedKey,
  };
}

/** What was entered, for other inputs: those that are gone take theirs along. JSON that cannot be read stays as it is. */
function carry(entered: { fields: FormField[] | null; state: FormState }, fields: FormField[] | null): FormState {
  const { value, errors } = readState(entered.fields, entered.state);
  if (entered.state.mode === "json") return errors.length > 0 ? entered.state : stateOf(fields, value);
  const names = new Set(fields?.map(({ name }) => name));
  return stateOf(fields, fields === null ? value : Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name))));
}

function start(parameters: Parameters) {
  const fields = toFields(parameters);
  return { fields, state: startState(fields) };
}

function noteOf({ parameters }: Loaded): string {
  if (parameters === null) return "The log keeps the first 64 KB of an input. This one was larger, so it cannot be loaded.";
  const hidden = JSON.stringify(parameters).includes('"[redacted]"');
  return hidden ? "Values that the log hides stand as [redacted]. Enter them again before you run." : "";
}
