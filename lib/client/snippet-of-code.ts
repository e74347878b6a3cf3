import type { z } from "zod";
import { snippetOperations } from "#lib/contracts/operations/snippets.ts";
import type { CreateSnippetInput } from "#lib/contracts/snippets.ts";
import { api } from "./api.ts";
import { toProblem } from "./to-problem.ts";

const TRIES = 20;

/** Saves code as a snippet; where another snippet has its name, under the first that is free. */
export async function createSnippetOfCode(workspace: string, input: z.input<typeof CreateSnippetInput>): Promise<string> {
  const base = input.name.slice(0, 60);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? input.name : `${base}_${number}`;
    try {
      return (await api(snippetOperations.create, { workspace, body: { ...input, name } })).snippet.id;
    } catch (error) {
      const { code, errors = [] } = toProblem(error);
      const isTaken = code === "conflict" && errors.some(({ path }) => path === "name");
      if (!isTaken || number === TRIES) throw error;
    }
  }
}
