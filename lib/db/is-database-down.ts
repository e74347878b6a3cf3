/** Codes of Node sockets, PostgreSQL (class 57P: shutting down, starting up; 53: out of resources) and Prisma. */
const DOWN = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|57P0[123]|53\d{3}|P1001|P1002|P1008|P1017|P2024|P2028)$/;

/** Whether the database could not be asked, so that asking again may help. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  // pg gives no code when a connection ends under a query, or none can be had in time.
  return typeof code === "string" ? DOWN.test(code) : /^Connection terminated|^timeout exceeded when trying to connect/.test(error.message);
}
