import { Badge } from "#components/ui/badge.tsx";

const SHOWN = 2;

/** The first tags, and how many more there are. */
export function TagList({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return <span className="text-muted-foreground">–</span>;
  const more = tags.length - SHOWN;
  return (
    <span className="flex min-w-0 items-center gap-1" title={tags.join(", ")}>
      {tags.slice(0, SHOWN).map((tag) => (
        <Badge key={tag} variant="secondary" className="block min-w-0 shrink truncate rounded-md font-normal">
          <bdi>{tag}</bdi>
        </Badge>
      ))}
      {more > 0 && (
        <span className="shrink-0 text-xs text-muted-foreground">
          +{more}
          <span className="sr-only"> more: {tags.slice(SHOWN).join(", ")}</span>
        </span>
      )}
    </span>
  );
}
