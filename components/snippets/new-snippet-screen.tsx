"use client";

import { useAddress } from "#lib/client/use-address.ts";
import { Language } from "#lib/contracts/snippets.ts";
import { NewSnippetEditor } from "./new-snippet-editor.tsx";
import { StartWith } from "./start-with.tsx";
import { TEMPLATE_NAMES } from "./templates.ts";

/** First what to begin with, then the editor; nothing is saved before somebody says so. */
export function NewSnippetScreen() {
  const { params } = useAddress();
  const language = Language.safeParse(params["language"]);
  const template = TEMPLATE_NAMES.find((name) => name === params["start"]);
  if (!language.success || template === undefined) return <StartWith language={language.data ?? "javascript"} />;
  return <NewSnippetEditor key={`${language.data} ${template}`} language={language.data} template={template} />;
}
