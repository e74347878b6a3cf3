"use client";

import { CalendarDays } from "lucide-react";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";
import { fromPicker, PICKERS, toPicker } from "./picker-value.ts";

/** The text that is sent, to type or to pick from the browser's own calendar. */
export function DateInput({ field, draft, path, onChange }: FieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const { type, title } = PICKERS[field.format] ?? { type: "date", title: "Pick a date" };
  const text = String(draft);
  const open = () => {
    // Throws where a page is in another's frame; typing works there, too.
    try {
      picker.current?.showPicker();
    } catch {
      picker.current?.focus();
    }
  };
  return (
    <FieldFrame field={field} path={path}>
      {(control) => (
        <div className="relative flex gap-2">
          <Input
            {...control}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            placeholder={EXAMPLES[field.format]}
            className="font-mono text-xs md:text-xs"
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="button" variant="outline" size="icon" aria-label={`${title} for ${field.name}`} onClick={open}>
            <CalendarDays aria-hidden="true" />
          </Button>
          <input
            ref={picker}
            type={type}
            step={1}
            tabIndex={-1}
            aria-hidden="true"
            className="pointer-events-none absolute end-0 bottom-0 h-9 w-9 opacity-0"
            value={toPicker(field.format, text)}
            onChange={(event) => onChange(fromPicker(field.format, event.target.value))}
          />
        </div>
      )}
    </FieldFrame>
  );
}

const EXAMPLES: Record<string, string> = { date: "2026-12-24", "date-time": "2026-12-24T18:30:00Z", time: "18:30:00Z" };
