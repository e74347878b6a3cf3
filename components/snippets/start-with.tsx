"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, useState } from "react";
import { Breadcrumb } from "#components/common/breadcrumb.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { cn } from "#components/ui/cn.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Language } from "#lib/contracts/snippets.ts";
import { LanguageMark } from "./language-mark.tsx";
import { LANGUAGES } from "./languages.ts";
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from "./templates.ts";

export function StartWith({ language: initial }: { language: Language }) {
  const { workspace } = useStudio();
  const { write } = useAddress();
  // The address follows a moment later, which would undo the click for that long.
  const [language, setLanguage] = useState(initial);
  const choose = (next: Language) => {
    setLanguage(next);
    write({ language: next });
  };
  return (
    <div className="space-y-8">
      <div className="space-y-4">
        <Breadcrumb places={[{ label: "Snippets", href: `/${workspace.slug}/snippets` }]} current="new" />
        <PageHeader title="New snippet" description="Choose a language and what to begin with. All of it can be changed later." />
      </div>
      <fieldset className="space-y-3">
        <legend className="text-sm font-semibold">Language</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          {Object.entries(LANGUAGES).map(([name, { label }]) => (
            <label
              key={name}
              className={cn(
                "relative flex items-center gap-3 rounded-lg border bg-card p-3 font-medium has-focus-visible:ring-[3px] has-focus-visible:ring-ring/40 hover:border-primary/50",
                name === language && "border-primary bg-tint/50",
              )}
            >
              <input
                type="radio"
                name="language"
                value={name}
                checked={name === language}
                onChange={() => choose(name as Language)}
                className="absolute inset-0 size-full cursor-pointer opacity-0"
              />
              <LanguageMark language={name as Language} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <section aria-labelledby="start-with" className="space-y-3">
        <h2 id="start-with" className="text-sm font-semibold">
          Start with
        </h2>
        <ul className="grid gap-3 lg:grid-cols-3">
          {TEMPLATE_NAMES.map((name) => (
            <TemplateCard key={name} name={name} language={language} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function TemplateCard({ name, language }: { name: TemplateName; language: Language }) {
  const { title, description, code } = TEMPLATES[name];
  const { write } = useAddress();
  // The page is here already: only another tab has to ask the server for it.
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    write({ language, start: name }, "push");
  };
  return (
    <li className="group relative flex min-w-0 flex-col overflow-hidden rounded-lg border bg-card hover:border-primary/50">
      <div className="flex items-start justify-between gap-3 p-4">
        <div className="min-w-0">
          <Link
            href={`?language=${language}&start=${name}`}
            onClick={open}
            className="font-medium after:absolute after:inset-0 focus-visible:outline-none! focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {title}
          </Link>
          <p className="text-sm text-pretty text-muted-foreground">{description}</p>
        </div>
        <ArrowRight className="mt-1 size-4 shrink-0 text-muted-foreground group-hover:text-primary rtl:rotate-180" aria-hidden="true" />
      </div>
      <pre
        aria-hidden="true"
        dir="ltr"
        className="h-40 flex-1 overflow-hidden border-t bg-code p-4 font-mono text-[0.6875rem]/5 text-muted-foreground mask-b-from-60%"
      >
        {code[language]}
      </pre>
    </li>
  );
}
