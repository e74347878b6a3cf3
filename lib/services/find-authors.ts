import type { Author } from "#lib/contracts/versions.ts";
import { findActorNames } from "./actor-names.ts";

/** Who stands behind these ids, people or tokens alike; two queries however many ids. */
export async function findAuthors(ids: readonly (string | null)[]): Promise<(id: string | null) => Author | null> {
  const makers = ids.flatMap((actorId) => [
    { actorType: "user", actorId },
    { actorType: "token", actorId },
  ]);
  const names = await findActorNames(makers);
  return (id) => (id === null ? null : { id, name: names.get(id) ?? null });
}
