"use client";

import { useState } from "react";
import { TextField } from "#components/common/text-field.tsx";

interface Props {
  label: string;
  value: number | null;
  hint?: string;
  placeholder?: string;
  error?: string | undefined;
  readOnly?: boolean;
  onChange: (value: number | null) => void;
}

/** A whole number, or none. Emptied to be written anew it stays empty, whatever stands for none meanwhile. */
export function NumberField({ label, value, hint, placeholder, error, readOnly = false, onChange }: Props) {
  const [isEmptied, setEmptied] = useState(false);
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={isEmptied ? "" : (value ?? "")}
      error={error}
      readOnly={readOnly}
      hint={hint}
      placeholder={placeholder ?? (value === null ? undefined : String(value))}
      onBlur={() => setEmptied(false)}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, "").slice(0, 12);
        setEmptied(digits === "");
        onChange(digits === "" ? null : Number(digits));
      }}
    />
  );
}
