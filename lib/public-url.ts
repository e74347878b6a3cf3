import { env } from "./env.ts";

/** The address at which people reach the studio, without a slash at its end. */
export function publicUrl(): string {
  const { NEXTAUTH_URL, PORT } = env();
  return NEXTAUTH_URL?.replace(/\/+$/, "") ?? `http://localhost:${PORT}`;
}
