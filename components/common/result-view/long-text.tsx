"use client";

import { useState } from "react";
import { Scrollable } from "#components/common/scrollable.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";

const SHOWN_AT_FIRST = 100_000;

interface Props {
  text: string;
  label: string;
  wrapped: boolean;
  dir: "ltr" | "auto";
}

/** Text of any length: a browser is slow to lay out megabytes, so the rest comes when somebody wants it. */
export function LongText({ text, label, wrapped, dir }: Props) {
  const [isWhole, setWhole] = useState(false);
  const cut = !isWhole && text.length > SHOWN_AT_FIRST;
  return (
    <>
      <Scrollable
        label={label}
        dir={dir}
        className={cn("max-h-(--result-height,28rem) overscroll-contain", wrapped ? "break-words whitespace-pre-wrap" : "whitespace-pre")}
      >
        {cut ? text.slice(0, SHOWN_AT_FIRST) : text}
      </Scrollable>
      {cut && (
        <p className="flex flex-wrap items-center gap-x-3 border-t ps-3 pe-1 text-xs text-muted-foreground">
          <span className="flex-1 py-1.5">
            The first {SHOWN_AT_FIRST.toLocaleString("en")} of {text.length.toLocaleString("en")} characters.
          </span>
          <Button type="button" variant="ghost" size="xs" onClick={() => setWhole(true)}>
            Show all
          </Button>
        </p>
      )}
    </>
  );
}
