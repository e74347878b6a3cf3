import { randomUUID } from "node:crypto";
import { type APIRequestContext, test as base, expect } from "@playwright/test";
import { watchTroubles } from "./watch-troubles.ts";

export interface Person {
  name: string;
  email: string;
  password: string;
}

interface Fixtures {
  /** What the browser's console may say against us in a test that provokes it. */
  allowed: RegExp;
  /** Collects errors of the console, of scripts and of the Content-Security-Policy; the test fails when there is one. */
  troubles: string[];
  /** Somebody who is signed in in this test's browser. */
  person: Person;
  /** The slug of a new workspace of that person, with the sample tools. */
  workspace: string;
}

/** A person may have fifty workspaces. */
const TESTS_PER_PERSON = 40;

/** Each test has a workspace of its own: tests may run at the same time, in any order. People are few, because sign-up is slowed down. */
export const test = base.extend<Fixtures, { nextPerson: () => Promise<Person> }>({
  allowed: [/(?!)/, { option: true }],
  troubles: [
    async ({ context, allowed }, use) => {
      const troubles: string[] = [];
      watchTroubles(context, allowed, troubles);
      await use(troubles);
      expect(troubles, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  nextPerson: [
    async ({ playwright }, use, { project }) => {
      let person = newPerson();
      let tests = 0;
      await use(async () => {
        if (tests % TESTS_PER_PERSON === 0) {
          person = newPerson();
          const request = await playwright.request.newContext({ baseURL: project.use.baseURL ?? "" });
          await expectOk(request.post("/api/account/sign-up", { data: person }));
          await request.dispose();
        }
        tests += 1;
        return person;
      });
    },
    { scope: "worker" },
  ],
  person: async ({ page, nextPerson, baseURL }, use) => {
    const person = await nextPerson();
    await signIn(page.request, person, baseURL ?? "");
    await use(person);
  },
  workspace: async ({ page, person, baseURL }, use) => {
    const data = { name: `Studio of ${person.name}` };
    const answer = await expectOk(page.request.post("/api/workspaces", { data, headers: { origin: baseURL ?? "" } }));
    await use((answer as { workspace: { slug: string } }).workspace.slug);
  },
});

export { expect };

export function newPerson(): Person {
  const id = randomUUID().slice(0, 8);
  return { name: `Ana ${id}`, email: `ana.${id}@example.com`, password: `river-stone-${id}` };
}

/** Signs in without the page, as next-auth's own client does. */
export async function signIn(request: APIRequestContext, { email, password }: Person, origin: string): Promise<void> {
  const { csrfToken } = (await expectOk(request.get("/api/auth/csrf"))) as { csrfToken: string };
  const form = { csrfToken, email, password, json: "true", callbackUrl: origin };
  await expectOk(request.post("/api/auth/callback/credentials", { form }));
}

export async function expectOk(call: ReturnType<APIRequestContext["post"]>): Promise<unknown> {
  const response = await call;
  expect(response.ok(), `${response.url()} answered ${response.status()}`).toBe(true);
  return response.json();
}
