import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { childPath } from "./child-path.ts";
import type { Draft, DraftEither, DraftGroup, FieldKind, FormField } from "./form-field.ts";
import { variantOf } from "./variant-of.ts";

/** Called for each draft that is no value. Paths are those of the server's own errors. */
export type Report = (path: string, message: string) => void;

interface Kind {
  /** What stands in the input for a value; for `undefined`, in an input nobody has touched. */
  toDraft: (field: FormField, value: Json | undefined) => Draft;
  /** The value of a draft; `undefined` when it is left out, the text itself when it is reported. */
  toValue: (field: FormField, draft: Draft, path: string, report: Report) => Json | undefined;
}

/** How each kind of input goes between JSON and what a person types. The inputs themselves are in `field-inputs.tsx`. */
export const FIELD_KINDS: Record<FieldKind, Kind> = {
  text: { toDraft: textToDraft, toValue: textToValue },
  number: {
    toDraft: (_field, value) => (value === undefined || value === null ? "" : String(value)),
    toValue: (field, draft, path, report) => {
      const text = String(draft).trim();
      if (text === "") return missing(field, path, report);
      const number = Number(text);
      if (!Number.isFinite(number)) return refuse(text, path, "must be a number", report);
      if (field.integer && !Number.isInteger(number)) return refuse(text, path, "must be a whole number", report);
      return number;
    },
  },
  toggle: {
    toDraft: (field, value) => (typeof value === "boolean" ? String(value) : field.required ? "false" : ""),
    toValue: (field, draft, path, report) => (draft === "" ? missing(field, path, report) : draft === "true"),
  },
  choice: {
    toDraft: (field, value) => (value === undefined ? "" : String(field.choices.findIndex((choice) => sameJson(choice, value)))),
    toValue: (field, draft, path, report) => (draft === "" ? missing(field, path, report) : field.choices[Number(draft)]),
  },
  json: {
    toDraft: (_field, value) => (value === undefined ? "" : JSON.stringify(value, null, 2)),
    toValue: (field, draft, path, report) => {
      if (String(draft).trim() === "") return missing(field, path, report);
      try {
        return JSON.parse(String(draft)) as Json;
      } catch {
        return refuse(String(draft), path, "must be JSON", report);
      }
    },
  },
  date: { toDraft: textToDraft, toValue: textToValue },
  file: { toDraft: textToDraft, toValue: textToValue },
  fixed: { toDraft: () => "", toValue: ({ fixed }) => fixed },
  either: {
    toDraft: (field, value) => {
      const at = value === undefined ? (field.required ? 0 : -1) : variantOf(field.variants, value);
      return eitherDraft(field, at, value);
    },
    toValue: (field, draft, path, report) => {
      const { variant, value } = readEither(draft);
      const chosen = field.variants[Number(variant)];
      if (variant === "" || chosen === undefined) return missing(field, path, report);
      return toValue(chosen, value, path, report);
    },
  },
  group: { toDraft: groupToDraft, toValue: groupToValue },
  list: {
    toDraft: (field, value) => {
      const item = field.item;
      return item === undefined || !Array.isArray(value) ? [] : value.map((entry) => toDraft(item, entry));
    },
    toValue: (field, draft, path, report) => {
      const item = field.item;
      if (item === undefined || !Array.isArray(draft) || (draft.length === 0 && !field.required)) return undefined;
      return draft.map((entry, index) => toValue(item, entry, `${path}[${index}]`, report) ?? null);
    },
  },
};

function textToDraft(_field: FormField, value: Json | undefined): Draft {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}

function textToValue(field: FormField, draft: Draft, path: string, report: Report): Json | undefined {
  return draft === "" ? missing(field, path, report) : String(draft);
}

/** Inputs that have a place for null; others show it as nothing. */
const NULLABLE: readonly FieldKind[] = ["json", "choice", "either", "fixed"];

export function toDraft(field: FormField, value: Json | undefined): Draft {
  const given = value === null && !NULLABLE.includes(field.kind) ? undefined : value;
  return FIELD_KINDS[field.kind].toDraft(field, given === undefined ? field.default : given);
}

export function toValue(field: FormField, draft: Draft, path: string, report: Report): Json | undefined {
  return FIELD_KINDS[field.kind].toValue(field, draft, path, report);
}

export function readEither(draft: Draft): DraftEither {
  const { variant, value } = isGroup(draft) ? draft : {};
  return { variant: typeof variant === "string" ? variant : "", value: value ?? "" };
}

/** The draft of a field that is its variant `at`; of none where there is no such. */
export function eitherDraft(field: FormField, at: number, value?: Json): Draft {
  const chosen = field.variants[at];
  return chosen === undefined ? { variant: "", value: "" } : { variant: String(at), value: toDraft(chosen, value) };
}

export function isGroup(draft: Draft | undefined): draft is DraftGroup {
  return typeof draft === "object" && !Array.isArray(draft);
}

function groupToDraft(field: FormField, value: Json | undefined): Draft {
  const values: JsonObject = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  return Object.fromEntries(field.fields.map((child) => [child.name, toDraft(child, values[child.name])]));
}

/** An optional group that nobody filled in is left out, and what is required inside it is not asked for. */
function groupToValue(field: FormField, draft: Draft, path: string, report: Report): Json | undefined {
  const drafts = isGroup(draft) ? draft : {};
  const problems: [string, string][] = [];
  const entries = field.fields.flatMap((child) => {
    const value = toValue(child, drafts[child.name] ?? "", childPath(path, child.name), (...problem) => problems.push(problem));
    return value === undefined ? [] : [[child.name, value] as const];
  });
  if (entries.length === 0 && !field.required) return undefined;
  for (const problem of problems) report(...problem);
  return Object.fromEntries(entries);
}

function missing(field: FormField, path: string, report: Report): undefined {
  if (field.required) report(path, "is required");
}

/** What was typed is the value all the same, as text: on the way to JSON and back nothing is lost. */
function refuse(typed: string, path: string, message: string, report: Report): Json {
  report(path, message);
  return typed;
}

function sameJson(a: Json, b: Json): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
