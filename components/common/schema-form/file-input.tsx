"use client";

import { FileUp, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { formatBytes } from "#lib/client/format-bytes.ts";
import { base64Bytes, readBase64 } from "./base64.ts";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";

/** A request holds 1 MB of JSON; base64 makes four characters of three bytes. */
const FILE_BYTES_MAX = 700_000;
/** More text than anybody reads is not put into a text area. */
const SHOWN_MAX = 4_000;

/** Bytes as base64: a file that is chosen, or the text itself. */
export function FileInput({ field, draft, path, onChange }: FieldProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const text = String(draft);
  // What is said belongs to the text that it was said of: in a list another may come to stand here.
  const [note, setNote] = useState({ of: "", said: "" });
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  const take = async (file: File) => {
    if (file.size > FILE_BYTES_MAX) {
      return setNote({
        of: text,
        said: `${file.name} has ${formatBytes(file.size)}; at most ${formatBytes(FILE_BYTES_MAX)} fit into a request.`,
      });
    }
    try {
      const read = await readBase64(file);
      setNote({ of: read, said: file.name });
      // By now something else may have been entered beside it.
      change.current(read);
    } catch {
      setNote({ of: text, said: `${file.name} could not be read.` });
    }
  };
  return (
    <FieldFrame field={field} path={path}>
      {(control) => (
        <div className="space-y-2">
          <div className="flex flex-wrap items-center gap-2">
            <Button type="button" variant="outline" size="sm" onClick={() => chooser.current?.click()}>
              <FileUp aria-hidden="true" />
              Choose a file<span className="sr-only"> for {field.name}</span>
            </Button>
            {text !== "" && (
              <Button type="button" variant="ghost" size="icon-sm" aria-label={`Empty ${field.name}`} onClick={() => onChange("")}>
                <X aria-hidden="true" />
              </Button>
            )}
            <span role="status" className="min-w-0 text-xs break-words text-muted-foreground">
              <bdi>{note.of === text && note.said}</bdi> {text !== "" && formatBytes(base64Bytes(text))}
            </span>
            <input
              ref={chooser}
              type="file"
              aria-label={`File for ${field.name}`}
              tabIndex={-1}
              className="sr-only"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                if (file !== undefined) void take(file);
                event.target.value = "";
              }}
            />
          </div>
          {text.length <= SHOWN_MAX ? (
            <Textarea
              {...control}
              className="max-h-32 min-h-9 font-mono text-xs/5 break-all md:text-xs/5"
              placeholder="or paste base64"
              rows={1}
              spellCheck={false}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
          ) : (
            <output {...control} className="block truncate rounded-md border bg-muted px-3 py-2 font-mono text-xs">
              {text.slice(0, 80)}…
            </output>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
