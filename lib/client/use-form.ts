import { type FormEvent, useRef, useState } from "react";
import type { z } from "zod";
import { byField, fieldErrors } from "./field-errors.ts";
import { focusInvalid } from "./focus-invalid.ts";
import { toProblem } from "./to-problem.ts";

interface Options<S extends z.ZodType> {
  schema: S;
  /** The input of the request, from the form's own elements. */
  read: (data: FormData) => z.input<S>;
  /** Why the server refused the last try. */
  error: unknown;
  onSubmit: (input: z.input<S>) => void;
}

/** Native form elements checked by a contract: at the first try, and from then on at every change. */
export function useForm<S extends z.ZodType>({ schema, read, error, onSubmit }: Options<S>) {
  const ref = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>();
  const [edited, setEdited] = useState(false);
  const check = (form: HTMLFormElement) => {
    const input = read(new FormData(form));
    const found = fieldErrors(schema, input);
    setErrors(found);
    return { input, valid: Object.keys(found).length === 0 };
  };
  const onFormSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { input, valid } = check(event.currentTarget);
    setEdited(false);
    if (valid) onSubmit(input);
    else requestAnimationFrame(() => focusInvalid(ref.current));
  };
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    setEdited(true);
    if (errors !== undefined) check(event.currentTarget);
  };
  const refused = error === null || error === undefined || edited ? {} : byField(toProblem(error).errors);
  const all: Record<string, string> = { ...refused, ...errors };
  return {
    props: { ref, onSubmit: onFormSubmit, onChange, noValidate: true },
    errors: all,
    /** The refusal of the last try, until something is changed. */
    problem: edited ? null : error,
  };
}
