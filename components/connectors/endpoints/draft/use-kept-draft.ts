import { useState } from "react";
import { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { EndpointDraft } from "./endpoint-draft.ts";

/** A draft that survives a reload of the page, kept by this browser tab under the version that it was made from. */
export function useKeptDraft(key: string, start: () => EndpointDraft) {
  const [draft, setDraft] = useState(start);
  const [isRestored, setRestored] = useState(false);
  const change = (next: EndpointDraft) => {
    setDraft(next);
    keep(key, next);
  };
  const restore = () => {
    const kept = read(key);
    if (kept === null) return;
    setDraft(kept);
    setRestored(true);
  };
  const forget = (next: EndpointDraft) => {
    setDraft(next);
    setRestored(false);
    keep(key, null);
  };
  return { draft, change, restore, isRestored, forget };
}

function read(key: string): EndpointDraft | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as EndpointDraft | null;
    if (kept === null) return null;
    const { name, operation } = kept.definition;
    // A draft need not be complete, but it must have the form that this page knows.
    const definition = EndpointDefinition.parse({ ...kept.definition, name: "draft", operation: null });
    return { ...kept, definition: { ...definition, name, operation } };
  } catch {
    // What an older page kept is of no use to this one.
    return null;
  }
}

function keep(key: string, draft: EndpointDraft | null): void {
  try {
    if (draft === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Without storage, or with a file too large for it, the draft lives as long as the page.
  }
}
