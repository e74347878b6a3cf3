import { log } from "#lib/log.ts";

const EVERY_MS = 60_000;

/** Logs the errors of what is tried again and again: while the database is away every attempt fails, and one line a minute says so. */
export function logRarely(event: string): (error: unknown) => void {
  let silentUntil = 0;
  return (error) => {
    const now = Date.now();
    if (now < silentUntil) return;
    silentUntil = now + EVERY_MS;
    log.error(event, error);
  };
}
