"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#lib/client/toast.ts";

interface Props {
  /** Text that takes time to write may be written only when it is wanted. */
  text: string | (() => string);
  /** What is copied, for the accessible name: "Copy link". */
  label: string;
  showLabel?: boolean;
  /** Without a frame, for a place that has one. */
  bare?: boolean;
}

const SHOWN_MS = 1_500;

export function CopyButton({ text, label, showLabel = false, bare = false }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
    } catch {
      toast.error("The browser did not allow copying. Select the text and copy it yourself.");
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button
      type="button"
      variant={bare ? "ghost" : "outline"}
      size={showLabel ? "sm" : "icon-sm"}
      onClick={copy}
      aria-label={showLabel ? undefined : label}
    >
      <Icon aria-hidden="true" className={copied ? "text-success" : undefined} />
      {showLabel && label}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </Button>
  );
}
