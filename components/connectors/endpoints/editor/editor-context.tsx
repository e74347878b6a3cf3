"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import type { Endpoint, EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { EndpointDraft } from "../draft/endpoint-draft.ts";

/** The endpoint that is being edited, for every part of its screen. */
export interface Editor {
  connector: ConnectorView;
  /** What is saved of it; null while it is new. */
  endpoint: Endpoint | null;
  draft: EndpointDraft;
  problems: readonly FieldError[];
  isDirty: boolean;
  mayWrite: boolean;
  /** A whole answer of the service, to choose fields from and to make a schema of. */
  sample: Json | undefined;
  change: (draft: EndpointDraft) => void;
  define: (changes: Partial<EndpointDefinition>) => void;
  setValue: (name: string, text: string) => void;
  setSample: (sample: Json | undefined) => void;
}

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error("useEditor needs an EditorProvider above it");
  return editor;
}

/** The first problem of one place of the definition: `path`, `queryParams.1.name`. */
export function useProblem(path: string): string | undefined {
  return useEditor().problems.find((problem) => problem.path === path)?.message;
}
