import { cookies } from "next/headers";
import { cache } from "react";
import type { KnownUser } from "./find-user.ts";
import { findSessionUser } from "./session.ts";

/** The signed-in person of the page that is being rendered, or null. */
export const pageUser = cache(async (): Promise<KnownUser | null> => {
  const jar = await cookies();
  return findSessionUser({ get: (name) => jar.get(name)?.value });
});
