import { Prisma } from "#lib/db/generated/client.ts";

/** The columns of connectors and endpoints that hold JSON and may be empty. */
const NULLABLE_JSON = ["rateLimit", "circuitBreaker", "adapter", "operation", "pagination", "bodySchema", "responseSchema"] as const;
type NullableJson = (typeof NULLABLE_JSON)[number];

type Columns<T> = { [K in keyof T]: K extends NullableJson ? Exclude<T[K], null> | typeof Prisma.DbNull : T[K] };

/** Fields as Prisma writes them, which tells the absence of a JSON value from JSON's own null. */
export function toColumns<T extends object>(fields: T): Columns<T> {
  const entries = Object.entries(fields).map(([name, value]) => [name, value === null && isJson(name) ? Prisma.DbNull : value]);
  return Object.fromEntries(entries) as Columns<T>;
}

function isJson(name: string): boolean {
  return (NULLABLE_JSON as readonly string[]).includes(name);
}
