"use client";

import { useEffect, useRef } from "react";
import type { LogLine } from "#lib/contracts/errors.ts";
import { Console } from "./console.tsx";

/** From the last line so many pixels count as being at the end. */
const NEAR_PX = 40;

/** A console that follows its last line, unless somebody has scrolled up to read. */
export function LiveConsole({ lines }: { lines: readonly LogLine[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const seen = useRef(0);
  useEffect(() => {
    const list = frame.current?.querySelector("ol");
    if (list === null || list === undefined || lines.length === seen.current) return;
    const grown = ((list.lastElementChild?.clientHeight ?? 0) + 1) * (lines.length - seen.current);
    seen.current = lines.length;
    if (list.scrollHeight - list.scrollTop - list.clientHeight <= grown + NEAR_PX) list.scrollTop = list.scrollHeight;
  }, [lines.length]);
  return (
    <div ref={frame}>
      <Console lines={lines} />
    </div>
  );
}
