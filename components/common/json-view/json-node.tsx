"use client";

import { useState } from "react";
import type { Json } from "#lib/contracts/json.ts";
import { JsonLeaf } from "./json-leaf.tsx";

interface Props {
  name?: string;
  value: Json;
  depth: number;
  last: boolean;
}

const OPEN_DEPTH = 3;
const CHILDREN_SHOWN = 100;

export function JsonNode({ name, value, depth, last }: Props) {
  const label = name === undefined ? null : <bdi className="text-foreground">{JSON.stringify(name)}: </bdi>;
  const end = last ? "" : ",";
  if (value === null || typeof value !== "object") {
    return (
      <div>
        {label}
        <JsonLeaf value={value} />
        {end}
      </div>
    );
  }
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const entries: [string | undefined, Json][] = Array.isArray(value) ? value.map((item) => [undefined, item]) : Object.entries(value);
  if (entries.length === 0) return <div>{[label, `${open}${close}${end}`]}</div>;
  return <Branch label={label} open={open} close={`${close}${end}`} entries={entries} depth={depth} />;
}

interface BranchProps {
  label: React.ReactNode;
  open: string;
  close: string;
  entries: [string | undefined, Json][];
  depth: number;
}

/** Children exist only while the branch is open, a hundred at a time: an answer of megabytes stays usable. */
function Branch({ label, open, close, entries, depth }: BranchProps) {
  const [isOpen, setOpen] = useState(depth < OPEN_DEPTH && (depth === 0 || entries.length <= CHILDREN_SHOWN));
  const [shown, setShown] = useState(CHILDREN_SHOWN);
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-ms-0.5 rounded-sm px-0.5 text-start hover:bg-accent focus-visible:outline-2 focus-visible:outline-ring"
      >
        {label}
        {open}
        {!isOpen && <span className="text-muted-foreground">{` ${entries.length} ${entries.length === 1 ? "entry" : "entries"} `}</span>}
        {!isOpen && close}
      </button>
      {isOpen && (
        <>
          <div className="border-s border-border ps-4">
            {entries.slice(0, shown).map(([name, child], index) => (
              <JsonNode
                // biome-ignore lint/suspicious/noArrayIndexKey: the entries of one value never change their order.
                key={index}
                {...(name === undefined ? {} : { name })}
                value={child}
                depth={depth + 1}
                last={index === entries.length - 1}
              />
            ))}
            {shown < entries.length && (
              <button type="button" className="text-primary underline-offset-2 hover:underline" onClick={() => setShown(shown + 1_000)}>
                … {entries.length - shown} more
              </button>
            )}
          </div>
          <div>{close}</div>
        </>
      )}
    </div>
  );
}
