import { TriangleAlert } from "lucide-react";
import { toProblem } from "#lib/client/to-problem.ts";

/** Why a form was refused, above its button. */
export function FormProblem({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const problem = toProblem(error);
  return (
    <p role="alert" className="flex gap-2 rounded-md border border-destructive/30 bg-destructive/8 p-3 text-sm text-destructive">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 break-words">{problem.detail}</span>
    </p>
  );
}
