"use client";

import { Input } from "#components/ui/input.tsx";

interface Props {
  label: string;
  /** An ISO moment; null while the browser's time zone is not known. */
  value: string | null;
  onChange: (moment: string) => void;
}

/** A moment on the clock of this browser. A date that is half typed changes nothing. */
export function DateTimeInput({ label, value, onChange }: Props) {
  const shown = value === null ? "" : toLocal(value);
  return (
    <Input
      // Another key takes over what the buttons beside it set, and leaves what is being typed alone.
      key={shown}
      type="datetime-local"
      aria-label={label}
      className="h-8 w-full text-foreground sm:w-[12.5rem] tabular-nums"
      defaultValue={shown}
      onBlur={({ target }) => {
        const ms = Date.parse(target.value);
        if (Number.isFinite(ms) && ms >= 0 && target.value !== shown) onChange(new Date(ms).toISOString());
      }}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

/** `2026-03-01T12:30`, as the browser's field wants it. */
function toLocal(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
