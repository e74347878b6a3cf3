import {
  CPU_MS_DEFAULT,
  MEMORY_LIMIT_MB_DEFAULT,
  MEMORY_LIMIT_MB_MAX,
  RUN_LIMITS_MAX,
  type RunLimits,
  TIMEOUT_MS_DEFAULT,
  TIMEOUT_MS_MAX,
  type WorkspaceLimits,
} from "#lib/contracts/run-limits.ts";
import type { SnippetDraft } from "../snippet-draft.ts";

type Outer = "timeoutMs" | "memoryLimitMb";
type LimitName = Outer | keyof RunLimits;

interface LimitFacts {
  name: LimitName;
  label: string;
  unit: string;
  hint: string;
  /** What it is where nobody says anything. */
  preset: number;
  max: number;
}

const all = (name: keyof RunLimits, label: string, unit: string, hint: string, preset: number = RUN_LIMITS_MAX[name]): LimitFacts => ({
  name,
  label,
  unit,
  hint,
  preset,
  max: RUN_LIMITS_MAX[name],
});

export const LIMITS: readonly LimitFacts[] = [
  {
    name: "timeoutMs",
    label: "Time",
    unit: "ms",
    hint: "In all, waiting for calls included",
    preset: TIMEOUT_MS_DEFAULT,
    max: TIMEOUT_MS_MAX,
  },
  {
    name: "memoryLimitMb",
    label: "Memory",
    unit: "MB",
    hint: "Beyond what the language itself takes",
    preset: MEMORY_LIMIT_MB_DEFAULT,
    max: MEMORY_LIMIT_MB_MAX,
  },
  all("cpuMs", "Computing", "ms", "Time in which the code itself works", CPU_MS_DEFAULT),
  all("hostCalls", "Calls", "", "Of tools and fetch in one run"),
  all("hostCallsAtOnce", "Calls at once", "", "Further ones wait"),
  all("resultBytes", "Result", "bytes", "As JSON"),
  all("paramsBytes", "Parameters", "bytes", "As JSON"),
  all("logLines", "Console lines", "", "What follows is not kept"),
  all("logBytes", "Console text", "bytes", "What follows is not kept"),
];

const isOuter = (name: LimitName): name is Outer => name === "timeoutMs" || name === "memoryLimitMb";

export const pathOfLimit = (name: LimitName): string => (isOuter(name) ? name : `limits.${name}`);

export function limitOf(draft: SnippetDraft, name: LimitName): number | undefined {
  return isOuter(name) ? draft[name] : draft.limits[name];
}

/** The most that this workspace allows, and what a run gets that asks for nothing. */
export function boundsOf({ name, preset, max }: LimitFacts, workspace: WorkspaceLimits): { max: number; preset: number } {
  const most = Math.min(max, workspace[name] ?? max);
  return { max: most, preset: Math.min(preset, most) };
}

/** An empty field asks for nothing. */
export function withLimit(draft: SnippetDraft, name: LimitName, value: number | undefined): SnippetDraft {
  if (isOuter(name)) {
    const { [name]: _, ...rest } = draft;
    return value === undefined ? rest : { ...rest, [name]: value };
  }
  const { [name]: _, ...limits } = draft.limits;
  return { ...draft, limits: value === undefined ? limits : { ...limits, [name]: value } };
}
