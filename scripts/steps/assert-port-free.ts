import { createServer } from "node:net";
import { StartError } from "#lib/start-error.ts";

const REASONS: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_host, port) => `Port ${port} is in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`,
  EACCES: (_host, port) => `This user may not use port ${port}. Choose one above 1023: PORT=4000 npm start`,
  EADDRNOTAVAIL: (host) => `HOST=${host} is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all addresses.`,
  ENOTFOUND: (host) => `HOST=${host} is not known. Use 127.0.0.1, or 0.0.0.0 for all addresses.`,
};

/** Fails early: before anything is built or started. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) => reject(explainListenError(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** The remedy for a socket that could not be opened; other errors unchanged. */
export function explainListenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = REASONS[code];
  return reason === undefined ? error : new StartError(reason(host, port), error);
}
