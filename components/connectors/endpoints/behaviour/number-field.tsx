import { TextField } from "#components/common/text-field.tsx";

interface Props {
  label: string;
  value: number | null;
  hint?: string;
  placeholder?: string;
  error?: string | undefined;
  onChange: (value: number | null) => void;
}

/** A whole number, or none. */
export function NumberField({ label, value, hint, placeholder, error, onChange }: Props) {
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={value ?? ""}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, "").slice(0, 12);
        onChange(digits === "" ? null : Number(digits));
      }}
    />
  );
}
