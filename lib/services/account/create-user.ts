import type { User } from "#lib/contracts/people.ts";
import type { Transaction } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";

interface NewUser {
  email: string;
  name: string;
  /** Null for people who sign in elsewhere. */
  passwordHash: string | null;
}

export async function createUser(tx: Transaction, input: NewUser): Promise<User> {
  const { id, email, name } = await tx.user.create({ data: { id: newId(), ...input } });
  return { id, email, name };
}
