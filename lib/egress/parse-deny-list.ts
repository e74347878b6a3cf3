import { type EgressRule, parseRules } from "#lib/egress/parse-rules.ts";

export interface DenyList {
  deny: EgressRule[];
  /** The list has a `*`: whatever no exception names is closed, too. */
  onlyAllowed: boolean;
}

/** Reads what is never called: entries like those of the exceptions, and `*` for everything else. */
export function parseDenyList(text: string): DenyList {
  const entries = text.split(",").map((entry) => entry.trim());
  return { deny: parseRules(entries.filter((entry) => entry !== "*").join()), onlyAllowed: entries.includes("*") };
}
