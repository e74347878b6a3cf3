import { PlugZap } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { toProblem } from "#lib/client/to-problem.ts";
import { Verdict } from "../connection/verdict.tsx";
import type { TestOfDraft } from "./use-draft-test.ts";

/** Asks the service whether it lets the connector in, before anything is saved. */
export function DraftTest({ run, isPending, error, answer }: TestOfDraft) {
  return (
    <>
      <Button type="button" variant="outline" disabled={run === null || isPending} onClick={() => run?.()}>
        <PlugZap aria-hidden="true" />
        {isPending ? "Testing…" : "Test before saving"}
      </Button>
      <div aria-live="polite" className="min-w-0 flex-1 basis-60 text-sm">
        {answer !== undefined && <Verdict ok={answer.ok} text={answer.detail} />}
        {error !== null && error !== undefined && <Verdict ok={false} text={toProblem(error).detail} />}
      </div>
    </>
  );
}
