/** Next calls this once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { warmUp } = await import("#lib/services/start/warm-up.ts");
  await warmUp();
}
