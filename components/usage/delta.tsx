import { cn } from "#components/ui/cn.ts";

interface Props {
  now: number | null;
  before: number | null;
  isMoreBetter: boolean | null;
  format: (value: number) => string;
}

/** Less is noise, and less than half a per cent would read as none. */
const WORTH_A_COLOUR = 0.05;
const NOTHING = 0.005;

/** How a figure moved since the time before: in words for screen readers, in colour only where it is news. */
export function Delta({ now, before, isMoreBetter, format }: Props) {
  if (before === null || now === null) return null;
  const was = `was ${format(before)} in the time before`;
  if (before === now) return <span title={was}>as before</span>;
  if (before === 0) return <span title={was}>was {format(before)}</span>;
  const change = (now - before) / before;
  if (Math.abs(change) < NOTHING) return <span title={was}>as before</span>;
  const isNews = Math.abs(change) >= WORTH_A_COLOUR && isMoreBetter !== null;
  const percent = Math.abs(change) >= 10 ? `×${Math.round(now / before)}` : `${Math.round(Math.abs(change) * 100)}%`;
  return (
    <span title={was} className={cn(isNews && (change > 0 === isMoreBetter ? "text-success" : "text-destructive"))}>
      <span aria-hidden="true">{change > 0 ? "▲" : "▼"}</span> <span className="sr-only">{change > 0 ? "up" : "down"} by </span>
      {percent}
    </span>
  );
}
