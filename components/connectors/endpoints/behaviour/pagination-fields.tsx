"use client";

import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { Pagination } from "#lib/contracts/pagination.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { Fold } from "./fold.tsx";
import { NumberField } from "./number-field.tsx";

type Type = Pagination["type"];

const TYPES: Record<Type | "", string> = {
  "": "one answer is all",
  page: "by page number",
  offset: "by offset",
  cursor: "by a cursor in the answer",
  next_url: "by an address in the answer",
  link: "by the Link header",
};

/** What a way of paging begins with. */
const STARTS: Record<Type, Record<string, string>> = {
  page: { param: "page" },
  offset: { param: "offset" },
  cursor: { param: "cursor", cursor: "next_cursor" },
  next_url: { url: "next" },
  link: {},
};

/** The texts that each way needs: a query parameter, or an expression over the answer. */
const TEXTS: Record<Type, { name: "param" | "cursor" | "url" | "limitParam"; label: string }[]> = {
  page: [{ name: "param", label: "Query parameter with the page" }],
  offset: [
    { name: "param", label: "Query parameter with the offset" },
    { name: "limitParam", label: "Query parameter with the page size" },
  ],
  cursor: [
    { name: "param", label: "Query parameter with the cursor" },
    { name: "cursor", label: "Where the answer has the next cursor" },
  ],
  next_url: [{ name: "url", label: "Where the answer has the next address" }],
  link: [],
};
const NULLABLE = new Set(["limitParam", "items"]);

/** How a list is collected page by page. */
export function PaginationFields() {
  const { draft, define, problems } = useEditor();
  const { pagination } = draft.definition;
  const choose = (type: string) => {
    const start = STARTS[type as Type];
    define({ pagination: start === undefined ? null : Pagination.parse({ type, ...start }) });
  };
  // Each field belongs to the way that has it, and the contract tells what does not fit.
  const set = (changes: Record<string, string | number | null>) => define({ pagination: { ...pagination, ...changes } as Pagination });
  const problemOf = (name: string) => problems.find(({ path }) => path === `pagination.${name}`)?.message;
  const error = problems.find(({ path }) => path.startsWith("pagination"))?.message;
  return (
    <Fold title="Pages" summary={TYPES[pagination?.type ?? ""]} error={error}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="More pages are found"
          options={TYPES}
          value={pagination?.type ?? ""}
          onChange={(event) => choose(event.target.value)}
        />
        {pagination !== null && (
          <>
            {TEXTS[pagination.type].map(({ name, label }) => (
              <TextField
                key={name}
                label={label}
                className="font-mono text-xs md:text-xs"
                value={textOf(pagination, name)}
                error={problemOf(name)}
                onChange={({ target: { value } }) => set({ [name]: value === "" && NULLABLE.has(name) ? null : value })}
              />
            ))}
            {pagination.type === "page" && (
              <NumberField label="Number of the first page" value={pagination.first} onChange={(first) => set({ first: first ?? 0 })} />
            )}
            {pagination.type === "offset" && (
              <NumberField label="Page size" value={pagination.limit} onChange={(limit) => set({ limit })} />
            )}
            <TextField
              label="Where the answer has the items"
              className="font-mono text-xs md:text-xs"
              placeholder="the whole answer"
              value={pagination.items ?? ""}
              onChange={({ target: { value } }) => set({ items: value === "" ? null : value })}
            />
            <NumberField
              label="Most pages"
              value={pagination.maxPages}
              error={problemOf("maxPages")}
              onChange={(maxPages) => set({ maxPages: maxPages ?? 1 })}
            />
            <NumberField
              label="Most items"
              value={pagination.maxItems}
              error={problemOf("maxItems")}
              onChange={(maxItems) => set({ maxItems: maxItems ?? 1 })}
            />
          </>
        )}
      </div>
    </Fold>
  );
}

function textOf(pagination: Pagination, name: string): string {
  const value: unknown = Object.entries(pagination).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
}
