import type { Json } from "#lib/contracts/json.ts";

export type FieldKind = "text" | "number" | "toggle" | "choice" | "group" | "list" | "json" | "date" | "file" | "either" | "fixed";

/** One input of a form made from parameters. */
export interface FormField {
  kind: FieldKind;
  name: string;
  required: boolean;
  description: string;
  default: Json | undefined;
  /** What fits, in a few words: "1 to 100", "at most 20 characters". */
  limits: string;
  integer: boolean;
  /** Long text gets a larger box. */
  long: boolean;
  format: string;
  choices: Json[];
  /** Of a group. */
  fields: FormField[];
  /** Of a list. */
  item: FormField | undefined;
  /** What it can be instead of one thing only. */
  variants: FormField[];
  /** What a variant is called. */
  title: string;
  /** The only value there is. */
  fixed: Json;
}

/** What stands in the inputs, before it is a value: text, a tick, or the drafts inside. */
export type Draft = string | boolean | Draft[] | { [name: string]: Draft };

/** The draft of what can be one of several things: which, and what was entered for it. */
export type DraftEither = { variant: string; value: Draft };

export type DraftGroup = { [name: string]: Draft };
