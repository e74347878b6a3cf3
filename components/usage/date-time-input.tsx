"use client";

import { Input } from "#components/ui/input.tsx";
import { useTypedField } from "#lib/client/use-typed-field.ts";

interface Props {
  label: string;
  /** An ISO moment; null while the browser's time zone is not known. */
  value: string | null;
  /** The id of what is wrong with it, where something is. */
  problemId: string | undefined;
  /** Whether the moment could be taken. */
  onMoment: (moment: string) => boolean;
}

/** A moment on the clock of this browser. A date that is half typed changes nothing. */
export function DateTimeInput({ label, value, problemId, onMoment }: Props) {
  const field = useTypedField(value === null ? "" : toLocal(value), (text) => {
    const ms = Date.parse(text);
    return Number.isFinite(ms) && ms >= 0 && onMoment(new Date(ms).toISOString());
  });
  return (
    <Input
      {...field}
      type="datetime-local"
      aria-label={label}
      aria-invalid={problemId !== undefined}
      aria-describedby={problemId}
      className="h-8 w-full text-foreground tabular-nums sm:w-[12.5rem] sm:text-sm"
    />
  );
}

/** `2026-03-01T12:30`, as the browser's field wants it. */
function toLocal(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
