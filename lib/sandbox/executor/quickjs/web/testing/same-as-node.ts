import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { WebGuest } from "./boot-web-guest.ts";

type Outcome = { value: unknown } | { error: string };

// The constructor of async functions has no name of its own.
const AsyncFunction = (async () => {}).constructor as new (body: string) => () => Promise<unknown>;

/** Runs the same body of an async function in the guest and in Node; both must return the same, or throw an error of the same name. */
export async function expectSameAsNode(guest: WebGuest, body: string): Promise<void> {
  const node = await outcomeOf(() => new AsyncFunction(body)());
  const ours = await outcomeOf(async () => guest.run(body));
  if (!isDeepStrictEqual(ours, node)) expect({ body, outcome: ours }).toEqual({ body, outcome: node });
}

async function outcomeOf(action: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: JSON.parse(JSON.stringify((await action()) ?? null)) };
  } catch (error) {
    return { error: error instanceof Error ? error.name : String(error) };
  }
}
