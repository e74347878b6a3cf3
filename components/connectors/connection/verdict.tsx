import { CheckCircle2, CircleHelp, TriangleAlert } from "lucide-react";

const VERDICTS = {
  true: { icon: CheckCircle2, style: "text-success" },
  false: { icon: TriangleAlert, style: "text-destructive" },
  null: { icon: CircleHelp, style: "text-muted-foreground" },
} as const;

/** What came of a test; null where the service was reached and that is all that is known. */
export function Verdict({ ok, text }: { ok: boolean | null; text: string }) {
  const { icon: Icon, style } = VERDICTS[`${ok}`];
  return (
    <p className={`flex gap-2 ${style}`}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 break-words">{text}</span>
    </p>
  );
}
