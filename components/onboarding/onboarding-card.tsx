"use client";

import { ArrowRight, Check, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { putOnboardingAway } from "#lib/client/onboarding-cookie.ts";
import type { Onboarding } from "#lib/contracts/onboarding.ts";
import { ONBOARDING_STEPS } from "./onboarding-steps.ts";

/** The first steps of a workspace. They tick themselves, and the card goes when all are done or somebody puts it away. */
export function OnboardingCard({ state }: { state: Onboarding }) {
  const { workspace } = useStudio();
  const [away, setAway] = useState(false);
  const steps = ONBOARDING_STEPS.map((step) => ({ ...step, done: step.isDone(state) })).filter(({ done }) => done !== null);
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  if (away || next === undefined) return null;
  const putAway = () => {
    putOnboardingAway(workspace.slug);
    setAway(true);
  };
  return (
    <section aria-labelledby="first-steps" className="@container rounded-lg border bg-card">
      <header className="flex items-center gap-3 px-4 pt-3">
        <h2 id="first-steps" className="text-sm font-semibold">
          First steps
        </h2>
        <p className="text-xs text-muted-foreground">
          {done} of {steps.length} done
        </p>
        <Button variant="ghost" size="icon-sm" className="ms-auto" aria-label="Put the first steps away" onClick={putAway}>
          <X aria-hidden="true" />
        </Button>
      </header>
      <ol className="grid gap-x-2 p-2 pt-1 @2xl:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
        {steps.map((step) => (
          <li key={step.id} className={cn("relative flex gap-3 rounded-md p-2.5", step === next && "bg-tint/60")}>
            <StepMark step={step} isNext={step === next} />
            <div className="min-w-0 text-sm">
              <p className={cn("font-medium", step.done && "text-muted-foreground line-through decoration-1")}>
                {step.title}
                {step.done && <span className="sr-only"> (done)</span>}
              </p>
              {!step.done && (
                <>
                  <p className="text-xs text-pretty text-muted-foreground">{step.text}</p>
                  <Link
                    href={`/${workspace.slug}/${step.path(state)}`}
                    className="mt-1 inline-flex items-center gap-1 text-xs font-medium text-primary underline-offset-4 hover:underline"
                  >
                    {step.action}
                    <ArrowRight className="size-3 rtl:rotate-180" aria-hidden="true" />
                  </Link>
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepMark({ step: { icon: Icon, done }, isNext }: { step: { icon: typeof Check; done: boolean | null }; isNext: boolean }) {
  const Shown = done ? Check : Icon;
  return (
    <span
      className={cn(
        "mt-0.5 grid size-6 shrink-0 place-items-center rounded-full border",
        done && "border-transparent bg-success/12 text-success",
        isNext && "border-transparent bg-primary text-primary-foreground",
      )}
      aria-hidden="true"
    >
      <Shown className="size-3.5" />
    </span>
  );
}
