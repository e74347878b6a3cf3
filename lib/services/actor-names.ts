import { db } from "#lib/db/client.ts";

interface Acted {
  actorType: string;
  actorId: string | null;
}

/** The names of the people and tokens behind rows, by their ids; two queries however many rows. */
export async function findActorNames(rows: Acted[]): Promise<Map<string, string>> {
  const idsOf = (type: string) => [...new Set(rows.filter((row) => row.actorType === type).flatMap(({ actorId }) => actorId ?? []))];
  const [users, tokens] = [idsOf("user"), idsOf("token")];
  const select = { id: true, name: true };
  const found = await Promise.all([
    users.length === 0 ? [] : db().user.findMany({ where: { id: { in: users } }, select }),
    tokens.length === 0 ? [] : db().apiToken.findMany({ where: { id: { in: tokens } }, select }),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}
