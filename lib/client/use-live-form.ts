import { type FocusEvent, type FormEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { z } from "zod";
import { focusInvalid } from "./focus-invalid.ts";
import { toProblem } from "./to-problem.ts";
import { useSettled } from "./use-settled.ts";

const PAUSE_MS = 500;

interface Options<S extends z.ZodType> {
  schema: S;
  /** What the form's elements say at first. */
  initial: z.input<S>;
  read: (data: FormData) => z.input<S>;
  /** The name of the element that a path of the schema is about. */
  fieldOf: (path: string) => string;
  /** Why the server refused the last try. */
  error: unknown;
  onSubmit: (input: z.input<S>) => void;
}

/** Native form elements whose value is known while they are typed in, and whose mistakes show where they are after a short pause. */
export function useLiveForm<S extends z.ZodType>({ schema, initial, read, fieldOf, error, onSubmit }: Options<S>) {
  const ref = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [changes, setChanges] = useState(0);
  const [tried, setTried] = useState<{ at: number } | null>(null);
  const settled = useSettled(draft, PAUSE_MS);
  const readForm = useEffectEvent(() => {
    if (ref.current !== null) setDraft(read(new FormData(ref.current)));
  });
  // After the change is drawn: a choice may show or hide fields.
  useEffect(() => {
    if (changes > 0) readForm();
  }, [changes]);
  const touch = (target: EventTarget) => {
    // Events of a dialog that was opened from within come up here as well.
    if (ref.current?.contains(target as Node) !== true) return;
    const { name } = target as HTMLInputElement;
    if (name !== undefined && name !== "" && !touched.has(name)) setTouched(new Set([...touched, name]));
  };
  const changed = () => setChanges((count) => count + 1);
  const found = issuesOf(schema, tried === null ? settled : draft, fieldOf);
  const shown = tried === null ? pick(found, touched) : found;
  const refused = error === null || error === undefined || (tried !== null && tried.at !== changes) ? {} : refusedFields(error, fieldOf);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = read(new FormData(event.currentTarget));
    setDraft(input);
    setTried({ at: changes });
    if (schema.safeParse(input).success) onSubmit(input);
    // What is folded opens itself for a mistake in it, which takes a moment.
    else requestAnimationFrame(() => requestAnimationFrame(() => focusInvalid(ref.current)));
  };
  return {
    props: {
      ref,
      onSubmit: submit,
      onChange: (event: FormEvent<HTMLFormElement>) => {
        touch(event.target);
        changed();
      },
      onBlur: (event: FocusEvent<HTMLFormElement>) => {
        if ((event.target as unknown as HTMLInputElement).value !== "") touch(event.target);
      },
      noValidate: true,
    },
    draft,
    errors: { ...shown, ...refused },
    /** The refusal of the last try, until something is changed. */
    problem: tried !== null && tried.at !== changes ? null : error,
    isDirty: changes > 0,
    /** For changes that no element tells of by itself: a row that was taken away, a value chosen in a dialog. */
    changed,
  };
}

function issuesOf(schema: z.ZodType, value: unknown, fieldOf: (path: string) => string): Record<string, string> {
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues;
  return firstOf(issues.map(({ path, message }) => [fieldOf(path.join(".")), message]));
}

function refusedFields(error: unknown, fieldOf: (path: string) => string): Record<string, string> {
  const errors = toProblem(error).errors ?? [];
  return firstOf(errors.map(({ path, message }) => [fieldOf(path.replace(/^body\./, "")), message]));
}

function firstOf(pairs: [string, string][]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [field, message] of pairs) fields[field] ??= message;
  return fields;
}

function pick(errors: Record<string, string>, names: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => names.has(name)));
}
