import type { Ctx } from "#lib/auth/ctx.ts";
import type { Subject } from "../executions/subject.ts";
import { RunTokens } from "./run-tokens.ts";

const merged = new WeakMap<readonly string[], WeakMap<readonly string[], string[]>>();

/** The subject of one run, with tokens of its own: its secrets are joined by those that the run has used so far. */
export function withTokens(subject: Subject, ctx: Pick<Ctx, "actor" | "workspace">): Subject & { tokens: RunTokens } {
  const tokens = new RunTokens(ctx);
  return {
    ...subject,
    tokens,
    get secrets() {
      return mergedSpellings(subject.secrets, tokens.spellings);
    },
  };
}

/** Longest first, and one list for the same two, so that it is compiled for redaction once. */
function mergedSpellings(known: string[], given: readonly string[]): string[] {
  if (given.length === 0) return known;
  const ofKnown = merged.get(known) ?? new WeakMap<readonly string[], string[]>();
  merged.set(known, ofKnown);
  const all = ofKnown.get(given) ?? [...known, ...given].sort((one, other) => other.length - one.length);
  ofKnown.set(given, all);
  return all;
}
