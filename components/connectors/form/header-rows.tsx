"use client";

import { Plus, X } from "lucide-react";
import { type ClipboardEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { HeaderName, HeaderValue } from "#lib/contracts/header-name.ts";
import { useFormChanged } from "./form-changed.tsx";

interface Row {
  id: number;
  name: string;
  value: string;
}

interface Props {
  headers: Readonly<Record<string, string>>;
  error: string | undefined;
}

const SECRET = /^(?:authorization|cookie|proxy-authorization|(?:x-)?api-?key|.*(?:token|secret))$/i;

/** Headers as rows of name and value. Several lines that are pasted into a name become rows. */
export function HeaderRows({ headers, error }: Props) {
  const [rows, setRows] = useState<Row[]>(() => Object.entries(headers).map(([name, value], id) => ({ id, name, value })));
  const changed = useFormChanged();
  const set = (next: Row[]) => {
    setRows(next);
    changed();
  };
  const edit = (id: number, change: Partial<Row>) => setRows(rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  const add = (texts: [string, string][]) => {
    const first = 1 + Math.max(-1, ...rows.map(({ id }) => id));
    return texts.map(([name, value], index) => ({ id: first + index, name, value }));
  };
  const paste = (event: ClipboardEvent, at: number) => {
    const lines = event.clipboardData
      .getData("text")
      .split("\n")
      .map(toPair)
      .filter((pair) => pair !== undefined);
    if (lines.length === 0) return;
    event.preventDefault();
    set([...rows.slice(0, at), ...add(lines), ...rows.slice(at).filter(({ name, value }) => name !== "" || value !== "")]);
  };
  return (
    <div className="space-y-3 sm:col-span-2">
      <ul aria-label="Headers of every call" className="space-y-3">
        {rows.map((row, index) => (
          <HeaderRow
            key={row.id}
            row={row}
            number={index + 1}
            isTwice={row.name !== "" && rows.some(({ id, name }) => id < row.id && name.toLowerCase() === row.name.toLowerCase())}
            onEdit={(change) => edit(row.id, change)}
            onPaste={(event) => paste(event, index)}
            onRemove={() => set(rows.filter(({ id }) => id !== row.id))}
          />
        ))}
      </ul>
      {error !== undefined && rows.every(({ name, value }) => rowProblem(name, value) === undefined) && (
        <p className="text-sm text-destructive">{error}</p>
      )}
      <Button type="button" variant="outline" size="sm" onClick={() => set([...rows, ...add([["", ""]])])}>
        <Plus aria-hidden="true" />
        Add a header
      </Button>
    </div>
  );
}

interface RowProps {
  row: Row;
  number: number;
  isTwice: boolean;
  onEdit: (change: Partial<Row>) => void;
  onPaste: (event: ClipboardEvent) => void;
  onRemove: () => void;
}

function HeaderRow({ row: { name, value }, number, isTwice, onEdit, onPaste, onRemove }: RowProps) {
  const id = useId();
  const problem = isTwice ? "This header is there already." : rowProblem(name, value);
  const note =
    problem ?? (SECRET.test(name) ? "This looks like a secret. Keep it in a credential: headers are shown to everybody here." : undefined);
  return (
    <li className="space-y-1.5">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]">
        <Input
          name="headerName"
          aria-label={`Name of header ${number}`}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={note === undefined ? undefined : id}
          placeholder="X-Header"
          autoComplete="off"
          value={name}
          onChange={(event) => onEdit({ name: event.target.value })}
          onPaste={onPaste}
          className="font-mono text-xs md:text-xs"
        />
        <Input
          name="headerValue"
          aria-label={`Value of header ${number}`}
          placeholder="value"
          autoComplete="off"
          value={value}
          onChange={(event) => onEdit({ value: event.target.value })}
          className="col-start-1 font-mono text-xs sm:col-start-2 md:text-xs"
        />
        <Button
          type="button"
          variant="ghost"
          size="icon"
          aria-label={`Remove header ${number}`}
          onClick={onRemove}
          className="col-start-2 row-start-1 text-muted-foreground sm:col-start-3"
        >
          <X aria-hidden="true" />
        </Button>
      </div>
      {note !== undefined && (
        <p id={id} className={problem === undefined ? "text-xs text-warning" : "text-xs text-destructive"}>
          {note}
        </p>
      )}
    </li>
  );
}

function rowProblem(name: string, value: string): string | undefined {
  if (name === "") return value === "" ? undefined : "A header needs a name.";
  if (!HeaderName.safeParse(name).success) return "A header name has letters, digits and - only, and no spaces.";
  return HeaderValue.safeParse(value).success ? undefined : "A header value is one line of ASCII.";
}

function toPair(line: string): [string, string] | undefined {
  const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value];
}
