import { AppError } from "#lib/errors.ts";
import { db, type Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** Runs `work` in one transaction. No I/O but the database's may happen inside. A name that is taken ends as `conflict`. */
export async function transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(work, { maxWait: 10_000, timeout: 20_000 });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new AppError("conflict", "The name is taken already", {
        errors: [{ path: "name", message: "is taken already" }],
        cause: error,
      });
    }
    throw error;
  }
}
