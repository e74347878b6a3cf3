import { Badge } from "#components/ui/badge.tsx";

/** On a version with which a call that worked before may fail. */
export function BreakingBadge() {
  return (
    <Badge variant="outline" className="border-warning/40 bg-warning/10 text-warning">
      breaking
    </Badge>
  );
}
