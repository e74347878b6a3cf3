type Fields = Record<string, unknown>;

/** One JSON line per event on stderr. Callers pass named fields only, never whole requests, rows or errors of others. */
function write(level: "info" | "warn" | "error", event: string, fields: Fields): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
}

export const log = {
  info: (event: string, fields: Fields = {}) => write("info", event, fields),
  warn: (event: string, fields: Fields = {}) => write("warn", event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) => write("error", event, { ...fields, ...toFields(error) }),
};

/** Messages of database and network errors can quote values, so only the name, code and stack frames are kept. */
function toFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = error.stack
    ?.split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8);
  return { error: error.name, ...(code === undefined ? {} : { code }), stack: frames };
}
