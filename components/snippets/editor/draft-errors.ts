import type { FieldError } from "#lib/contracts/errors.ts";
import { CreateSnippetInput } from "#lib/contracts/snippets.ts";

export const PANELS = ["run", "parameters", "settings", "versions"] as const;
export type Panel = (typeof PANELS)[number];

/** What the contract refuses of a draft, with paths such as `parameters[0].name` and `limits.cpuMs`. */
export function draftErrors(draft: unknown): FieldError[] {
  const parsed = CreateSnippetInput.safeParse(draft);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path: toPath(path), message }));
}

/** What the server refused of it, by the same paths; not what it refused of the values that the code was run with. */
export function serverErrors(errors: readonly FieldError[] | undefined): FieldError[] {
  const own = (errors ?? []).filter(({ path }) => !/^parameters(\.(?!\d)|$)/.test(path));
  return own.map(({ path, message }) => ({ path: path.replace(/^(body\.)?(snippet\.)?/, ""), message }));
}

/** Where a person can mend it. */
export function panelOf({ path }: FieldError): Panel {
  return path.startsWith("parameters") ? "parameters" : "settings";
}

/** The first message at a path or below it. */
export function errorAt(errors: readonly FieldError[], path: string): string | undefined {
  return errors.find((error) => error.path === path || error.path.startsWith(`${path}[`) || error.path.startsWith(`${path}.`))?.message;
}

function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );
}
