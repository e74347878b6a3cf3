"use client";

import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import type { CodeEditorProps } from "./code-editor.tsx";
import { formatPlain } from "./format-plain.ts";
import { lineSpan } from "./line-span.ts";

type Props = CodeEditorProps & { onFormatReady: (format: (() => () => void) | undefined) => void };

/** The same code in an ordinary text area: for touch, for screen readers, for a browser that could not load more. */
export function PlainEditor({ value, onChange, language, label, readOnly = onChange === undefined, markers = [], ...rest }: Props) {
  const { onRun, onFormat, invalid = false, onFormatReady } = rest;
  const ref = useRef<HTMLTextAreaElement>(null);
  const problemsId = useId();
  const format = useRef<() => void>(undefined);
  useEffect(() => {
    format.current = () => {
      const formatted = formatPlain(value, language, onFormat);
      void formatted.then((code) => code !== value && onChange?.(code));
    };
  });
  const canFormat = !readOnly && (language === "json" || onFormat !== undefined);
  useEffect(() => {
    onFormatReady(canFormat ? () => () => format.current?.() : undefined);
    return () => onFormatReady(undefined);
  }, [canFormat, onFormatReady]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (onRun === undefined || event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    // As in Monaco: what the editor has done, the page does not do again.
    event.preventDefault();
    event.stopPropagation();
    onRun();
  };
  const goTo = (line: number) => {
    ref.current?.focus();
    ref.current?.setSelectionRange(...lineSpan(value, line));
  };
  return (
    <div className="flex h-full flex-col">
      <textarea
        ref={ref}
        aria-label={label}
        aria-invalid={invalid || markers.length > 0 || undefined}
        aria-describedby={markers.length > 0 ? problemsId : undefined}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange?.(event.target.value)}
        onKeyDown={onKeyDown}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="off"
        className="min-h-0 w-full flex-1 resize-none bg-transparent p-3 font-mono text-base/6 outline-none sm:text-[0.8125rem]/5"
      />
      {markers.length > 0 && (
        <ul id={problemsId} className="max-h-24 shrink-0 overflow-y-auto border-t px-1 py-1 text-xs">
          {markers.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              <button
                type="button"
                onClick={() => goTo(line)}
                className="w-full rounded-sm px-2 py-1 text-start break-words text-destructive outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring"
              >
                Line {line}: {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
