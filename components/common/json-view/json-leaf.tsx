const COLOURS: Record<string, string> = {
  string: "text-success",
  number: "text-primary",
  boolean: "text-warning",
  object: "text-muted-foreground",
};

export function JsonLeaf({ value }: { value: string | number | boolean | null }) {
  return <bdi className={COLOURS[typeof value]}>{JSON.stringify(value)}</bdi>;
}
