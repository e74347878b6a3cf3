/** The code of a Node or undici error; of several failed attempts, the first's. */
export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown error";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : "unknown error";
}
