import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { changes } from "./changes.ts";
import { db, type Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** Runs `work` in one transaction. No I/O but the database's may happen inside. A name, email or slug that is taken ends as `conflict`. */
export async function transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    const result = await db().$transaction(work, { maxWait: 10_000, timeout: 20_000 });
    // Whoever reads the answer may ask for what it changed before the notification is back.
    changes().changedHere();
    return result;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      const path = takenField(error.meta);
      throw new AppError("conflict", `The ${path} is taken already`, { errors: [{ path, message: "is taken already" }], cause: error });
    }
    throw error;
  }
}

/** Where the PostgreSQL adapter tells which index refused the row. */
const ConflictMeta = z.object({
  driverAdapterError: z.object({ cause: z.object({ constraint: z.object({ index: z.string() }) }) }),
});

function takenField(meta: unknown): string {
  const index = ConflictMeta.safeParse(meta).data?.driverAdapterError.cause.constraint.index ?? "";
  return /^users_(email)_key$|^workspaces_(slug)_key$/.exec(index)?.slice(1).find(Boolean) ?? "name";
}
