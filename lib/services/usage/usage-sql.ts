import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join } = Prisma;

export function unionAll(parts: (Prisma.Sql | undefined)[]): Prisma.Sql {
  return join(
    parts.filter((part) => part !== undefined),
    " UNION ALL ",
  );
}

/** Of rows with a bucket, the calls of its group, and how many of them are in buckets up to this one. */
export function percentilesOf(): Prisma.Sql {
  return sql`${percentile(0.5)} AS "p50Ms", ${percentile(0.95)} AS "p95Ms", ${percentile(0.99)} AS "p99Ms"`;
}

/** The middle of a bucket is within 2.5 % of whatever is in it. */
function percentile(share: number): Prisma.Sql {
  return sql`power(1.05::float8, min(bucket) FILTER (WHERE upto >= ${share}::float8 * calls) + 0.5)`;
}
