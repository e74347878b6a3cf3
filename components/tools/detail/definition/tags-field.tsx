"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { Chip } from "#components/common/chip.tsx";
import { FormField } from "#components/common/form-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toolQueries } from "#lib/client/tools.ts";

interface Props {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  error: string | undefined;
}

/** Tags as chips; Enter or a comma makes one of what is typed, Backspace takes the last away. */
export function TagsField({ tags, onChange, error }: Props) {
  const { workspace } = useStudio();
  const [text, setText] = useState("");
  const listId = useId();
  const known = useQuery(toolQueries.tags(workspace.slug)).data?.tags ?? [];
  const add = (written: string) => {
    const added = written
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "" && !tags.includes(tag));
    if (added.length > 0) onChange([...new Set([...tags, ...added])]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add(text);
    }
    if (event.key === "Backspace" && text === "") onChange(tags.slice(0, -1));
  };
  return (
    <FormField label="Tags" error={error}>
      {(control) => (
        <div className="flex min-h-9 flex-wrap items-center gap-1 rounded-md border border-input px-1.5 py-1 shadow-xs focus-within:border-ring focus-within:ring-[3px] focus-within:ring-ring/50 dark:bg-input/30">
          {tags.map((tag) => (
            <Chip key={tag} tone="tint" removes={`tag ${tag}`} onRemove={() => onChange(tags.filter((other) => other !== tag))}>
              {tag}
            </Chip>
          ))}
          <input
            {...control}
            list={listId}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => add(text)}
            maxLength={50}
            autoComplete="off"
            className="h-6 min-w-20 flex-1 bg-transparent px-1 text-base outline-none md:text-sm"
          />
          <datalist id={listId}>
            {known
              .filter(({ tag }) => !tags.includes(tag))
              .map(({ tag }) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </div>
      )}
    </FormField>
  );
}
