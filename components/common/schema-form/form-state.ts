import type { FieldError } from "#lib/contracts/errors.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { childPath } from "./child-path.ts";
import { toDraft, toValue } from "./field-kinds.ts";
import type { DraftGroup, FormField } from "./form-field.ts";
import { lostIn } from "./lost-in.ts";

/** The first step of every path, here and in the server's errors. */
export const ROOT = "parameters";

/** What a person has entered so far: inputs, or the JSON itself. `fields` is null where there can be no inputs. */
export interface FormState {
  mode: "form" | "json";
  drafts: DraftGroup;
  text: string;
}

export interface Reading {
  value: JsonObject;
  errors: FieldError[];
}

export function startState(fields: FormField[] | null, value: JsonObject = {}): FormState {
  const drafts = Object.fromEntries((fields ?? []).map((field) => [field.name, toDraft(field, value[field.name])]));
  return { mode: fields === null ? "json" : "form", drafts, text: JSON.stringify(value, null, 2) };
}

/** The value of what was entered, and what is wrong with it. */
export function readState(fields: FormField[] | null, state: FormState): Reading {
  return state.mode === "json" || fields === null ? readText(state.text) : readDrafts(fields, state.drafts);
}

/** The same value in the other mode; an error where the form could not show all of it. */
export function switchMode(fields: FormField[], state: FormState): FormState | { error: string } {
  const { value, errors } = readState(fields, state);
  if (state.mode === "form") return { ...state, mode: "json", text: JSON.stringify(value, null, 2) };
  if (errors[0] !== undefined) return { error: errors[0].message };
  const unknown = Object.keys(value).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) return { error: `The form has no input for "${unknown}". Remove it first.` };
  const form: FormState = { ...startState(fields, value), mode: "form" };
  const reading = readState(fields, form);
  // What an input shows as wrong is still there to be mended.
  const lost = reading.errors.length > 0 ? undefined : lostIn(value, reading.value, ROOT);
  if (lost !== undefined) return { error: `The form cannot show ${lost.slice(ROOT.length + 1)} as it is.` };
  return form;
}

function readDrafts(fields: FormField[], drafts: DraftGroup): Reading {
  const errors: FieldError[] = [];
  const entries = fields.flatMap((field) => {
    const value = toValue(field, drafts[field.name] ?? "", childPath(ROOT, field.name), (path, message) => errors.push({ path, message }));
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return { value: Object.fromEntries(entries), errors };
}

function readText(text: string): Reading {
  try {
    const value: unknown = JSON.parse(text.trim() === "" ? "{}" : text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { value: value as JsonObject, errors: [] };
    return { value: {}, errors: [{ path: ROOT, message: "The parameters must be a JSON object: { … }" }] };
  } catch (error) {
    return {
      value: {},
      errors: [{ path: ROOT, message: error instanceof Error ? `This is not JSON: ${error.message}` : "This is not JSON" }],
    };
  }
}
