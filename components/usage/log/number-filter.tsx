"use client";

import { Input } from "#components/ui/input.tsx";

interface Props {
  label: string;
  unit?: string;
  value: number | undefined;
  onNumber: (text: string) => void;
}

/** A number that narrows the list, taken over when the field is left or Enter is pressed. */
export function NumberFilter({ label, unit, value, onNumber }: Props) {
  const shown = value === undefined ? "" : String(value);
  return (
    <Input
      key={shown}
      inputMode="numeric"
      aria-label={unit === undefined ? label : `${label} (${unit})`}
      placeholder={unit === undefined ? label : `${label} … ${unit}`}
      className="w-36"
      defaultValue={shown}
      onBlur={({ target }) => target.value.trim() !== shown && onNumber(target.value.trim())}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
