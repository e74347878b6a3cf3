"use client";

import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { LANGUAGES } from "#components/snippets/languages.ts";
import { fromTemplate } from "#components/snippets/templates.ts";
import { snippetTypes } from "#components/snippets/types/snippet-types.ts";
import { createSnippetOfCode } from "#lib/client/snippet-of-code.ts";
import type { Language } from "#lib/contracts/snippets.ts";
import { DescribeForm } from "./describe-form.tsx";
import { toInput } from "./to-input.ts";
import type { NewToolDraft } from "./tool-draft.ts";
import { useMakeTool } from "./use-make-tool.ts";
import { useNewToolDraft } from "./use-new-tool-draft.ts";

const EDITOR_PX = 260;

/** A tool and the code that it runs, written together. The code is saved as a snippet of the tool's name. */
export function WriteStep({ language }: { language: Language }) {
  const { workspace } = useStudio();
  const [start] = useState(() => startOf(language));
  const [saved, setSaved] = useState<{ text: string; id: string }>();
  const make = useMakeTool(() => forget());
  const { draft, change, forget } = useNewToolDraft(`${workspace.slug}:write:${language}`, start, make);
  const { code = "", name, displayName, description, parameters } = draft;

  const saveCode = async (): Promise<string> => {
    const text = JSON.stringify({ code, parameters });
    // A tool that was refused is tried again with the code that is saved already.
    if (saved?.text === text) return saved.id;
    const id = await createSnippetOfCode(workspace.slug, {
      name,
      displayName: displayName.trim(),
      description,
      language,
      code,
      parameters,
    });
    setSaved({ text, id });
    return id;
  };
  const submit = () =>
    make.mutate(async () => toInput(draft, { type: "code_execution", config: { snippetId: await saveCode() } }, parameters));
  const libs = language === "python" ? [] : snippetTypes({ parameters, tools: [], connectors: [] });
  return (
    <DescribeForm draft={draft} onChange={change} pending={make.isPending || make.isSuccess} error={make.error} onSubmit={submit}>
      {(errors) => (
        <section className="space-y-2">
          <h2 className="text-base font-semibold">Code</h2>
          <CodeEditor
            value={code}
            onChange={(next) => change({ code: next })}
            language={language}
            label={`Code in ${LANGUAGES[language].label}`}
            height={EDITOR_PX}
            libs={libs}
            invalid={errors["code"] !== undefined}
          />
          {errors["code"] !== undefined && (
            <p role="alert" className="text-sm text-destructive">
              {errors["code"]}
            </p>
          )}
          <p className="text-xs text-pretty text-muted-foreground">
            <code className="font-mono">params</code> holds the values of a call, what you return is its result. It runs in a sandbox
            without network and files, unless its snippet is given hosts to call.
          </p>
        </section>
      )}
    </DescribeForm>
  );
}

function startOf(language: Language): NewToolDraft {
  const { code, parameters } = fromTemplate("transform", language);
  return { displayName: "", name: "", description: "", tags: [], parameters, code };
}
