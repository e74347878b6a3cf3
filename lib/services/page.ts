import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/id.ts";

interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

/** Prisma arguments of one page, newest first: ids sort by time. One row more than asked tells whether another page follows. */
export function pageArgs({ cursor, limit }: PageQuery) {
  return {
    where: cursor === undefined ? {} : { id: { lt: decodeCursor(cursor) } },
    orderBy: { id: "desc" as const },
    take: limit + 1,
  };
}

/** `{[key]: items, nextCursor}` of the rows that `pageArgs` found. */
export function toPage<K extends string, R extends { id: string }, T>(key: K, rows: R[], { limit }: PageQuery, convert: (row: R) => T) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(last.id) : null;
  return { [key]: shown.map(convert), nextCursor } as Record<K, T[]> & { nextCursor: string | null };
}

function encodeCursor(id: string): string {
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
}

/** The id that a page ended with. */
export function decodeCursor(cursor: string): string {
  const hex = Buffer.from(cursor, "base64url").toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  // Decoding skips what is no base64url, so only the very text that a list returned is let through.
  if (!isId(id) || encodeCursor(id) !== cursor)
    throw new AppError("invalid_request", "The cursor is not one that a list returned", {
      errors: [{ path: "cursor", message: "is not known" }],
    });
  return id;
}

/** Prisma filter: any of the fields holds the text, whatever its case. */
export function searchIn<F extends string>(fields: readonly F[], search: string | undefined) {
  if (search === undefined || search === "") return {};
  return { OR: fields.map((field) => ({ [field]: { contains: search, mode: "insensitive" as const } })) };
}
