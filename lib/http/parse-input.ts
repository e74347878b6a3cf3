import type { z } from "zod";
import type { FieldError } from "#lib/contracts/errors.ts";
import { AppError } from "#lib/errors.ts";

const ERRORS_MAX = 100;

/** The value as its schema reads it, or `invalid_request` with every problem and its path. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, place: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => toFieldErrors(issue)).slice(0, ERRORS_MAX);
  throw new AppError(
    "invalid_request",
    `The ${place} is not valid: ${errors[0]?.path ? `${errors[0].path}: ` : ""}${errors[0]?.message ?? ""}`,
    { errors },
  );
}

type Issue = z.core.$ZodIssue;

function toFieldErrors(issue: Issue, base: PropertyKey[] = []): FieldError[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path: toPath([...path, key]), message: "is not known here" }));
  if (issue.code === "invalid_union") {
    // The member that fits best speaks: the one with the fewest problems.
    const best = [...issue.errors].sort((a, b) => a.length - b.length)[0];
    if (best !== undefined && best.length > 0) return best.flatMap((inner) => toFieldErrors(inner, path));
  }
  return [{ path: toPath(path), message: issue.message }];
}

/** `["parameters", 2, "name"]` as `parameters[2].name`. */
export function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}
