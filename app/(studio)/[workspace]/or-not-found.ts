import { notFound } from "next/navigation";
import { AppError } from "#lib/errors.ts";

/** What a verb answers; a missing row becomes the page for missing things. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
}
