"use client";

import { useState } from "react";
import { FormField } from "#components/common/form-field.tsx";
import { Input } from "#components/ui/input.tsx";
import { formatBytes } from "#lib/client/format-bytes.ts";

interface Props {
  label: string;
  /** The file as the JSON that is sent for it. */
  text: string;
  onChange: (text: string) => void;
}

/** What fits into a request to the studio, in base64. */
const BYTES_MAX = 700_000;

/** A file of this computer as `{base64, filename, contentType}`. */
export function FileInput({ label, text, onChange }: Props) {
  const [error, setError] = useState<string>();
  const choose = async (file: File | undefined) => {
    if (file === undefined) return onChange("");
    if (file.size > BYTES_MAX) return setError(`A file to try with has at most ${formatBytes(BYTES_MAX)}.`);
    try {
      const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
      setError(undefined);
      onChange(JSON.stringify({ base64, filename: file.name, contentType: typeOf(file) }));
    } catch {
      // It was moved or changed since it was chosen.
      setError("The file could not be read. Choose it again.");
    }
  };
  return (
    <FormField label={label} error={error} hint={chosenFile(text)}>
      {(control) => <Input {...control} type="file" className="h-9 text-xs" onChange={(event) => choose(event.target.files?.[0])} />}
    </FormField>
  );
}

function typeOf(file: File): string {
  return file.type === "" ? "application/octet-stream" : file.type;
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function chosenFile(text: string): string {
  if (text === "") return "Nothing is chosen.";
  const name = /"filename":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return name === undefined ? "Bytes in base64." : `Ready to be sent: ${JSON.parse(name)}`;
}
