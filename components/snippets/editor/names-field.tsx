"use client";

import { Plus } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Chip } from "#components/common/chip.tsx";
import { FormField } from "#components/common/form-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

interface Suggestion {
  name: string;
  title?: string;
}

interface Props {
  label: string;
  hint: string;
  placeholder: string;
  /** One of the names, for the buttons: "tool". */
  what: string;
  values: readonly string[];
  onChange: ((values: string[]) => void) | undefined;
  error: string | undefined;
  suggestions?: readonly Suggestion[];
  onType?: (text: string) => void;
  /** What is wrong with a new one, or what it is kept as. */
  read: (text: string) => { value: string } | { error: string };
}

/** A list of names: each a chip, with a field for the next. */
export function NamesField({ label, hint, placeholder, what, values, onChange, error, suggestions = [], onType, read }: Props) {
  const listId = useId();
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const type = (next: string) => {
    setText(next);
    setRefusal(undefined);
    onType?.(next);
  };
  const add = () => {
    const given = text.trim();
    if (given === "") return;
    const found = read(given);
    if ("error" in found) return setRefusal(found.error);
    if (!values.includes(found.value)) onChange?.([...values, found.value]);
    type("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    add();
  };
  return (
    <FormField label={label} hint={hint} error={refusal ?? error}>
      {(control) => (
        <div className="space-y-2">
          {onChange !== undefined && (
            <div className="flex gap-2">
              <Input
                {...control}
                value={text}
                list={listId}
                placeholder={placeholder}
                autoComplete="off"
                className="min-w-0 font-mono text-[0.8125rem]"
                onChange={(event) => type(event.target.value)}
                onKeyDown={onKeyDown}
              />
              <Button type="button" variant="outline" size="icon" aria-label={`Add ${what}`} onClick={add}>
                <Plus aria-hidden="true" />
              </Button>
              <datalist id={listId}>
                {suggestions.map(({ name, title }) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </datalist>
            </div>
          )}
          {values.length > 0 ? (
            <ul className="flex flex-wrap gap-1.5" aria-label={label}>
              {values.map((value) => (
                <li key={value} className="max-w-full min-w-0">
                  <Chip
                    removes={`${what} ${value}`}
                    {...(onChange === undefined ? {} : { onRemove: () => onChange(values.filter((other) => other !== value)) })}
                    className="font-mono"
                  >
                    {value}
                  </Chip>
                </li>
              ))}
            </ul>
          ) : (
            onChange === undefined && <p className="text-sm text-muted-foreground">None.</p>
          )}
        </div>
      )}
    </FormField>
  );
}
