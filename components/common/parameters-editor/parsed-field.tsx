"use client";

import { type ComponentProps, useState } from "react";
import { FormField } from "#components/common/form-field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

interface Props<V> extends Pick<ComponentProps<"input">, "inputMode" | "placeholder" | "list" | "disabled"> {
  label: string;
  value: V | undefined;
  /** The text of a value, and back; `read` throws an Error that says what is wrong. An empty text is no value. */
  write: (value: V) => string;
  read: (text: string) => V;
  onChange: (value: V | undefined) => void;
  hint?: string;
  lines?: boolean;
  mono?: boolean;
  /** Small, for the details of a line. */
  dense?: boolean;
  error?: string;
}

/** An input of a value that is not its text. What is typed stays until the value is changed elsewhere. */
export function ParsedField<V>({
  label,
  value,
  write,
  read,
  onChange,
  hint,
  lines = false,
  mono = false,
  dense = true,
  error,
  ...input
}: Props<V>) {
  const [draft, setDraft] = useState<{ text: string; written: string; error: string | undefined }>();
  const written = value === undefined ? "" : write(value);
  const typed = draft?.written === written ? draft : undefined;
  const change = (text: string) => {
    try {
      const next = text.trim() === "" ? undefined : read(text);
      setDraft({ text, written: next === undefined ? "" : write(next), error: undefined });
      onChange(next);
    } catch (error) {
      setDraft({ text, written, error: error instanceof Error ? error.message : "is not usable" });
    }
  };
  const Control = lines ? Textarea : Input;
  return (
    <FormField
      label={dense ? <span className="text-xs">{label}</span> : label}
      error={typed?.error ?? error}
      {...(hint === undefined ? {} : { hint })}
    >
      {(control) => (
        <Control
          {...control}
          {...(input as object)}
          autoComplete="off"
          spellCheck={false}
          className={`${lines ? "min-h-16" : dense ? "h-8" : ""} ${mono ? "font-mono text-xs md:text-xs" : ""} ${dense ? "bg-background" : ""}`}
          value={typed?.text ?? written}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </FormField>
  );
}
