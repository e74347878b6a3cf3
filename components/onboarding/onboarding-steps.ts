import { Cable, KeyRound, type LucideIcon, Play, SquareCode, UserPlus } from "lucide-react";
import type { Onboarding } from "#lib/contracts/onboarding.ts";

interface Step {
  id: string;
  icon: LucideIcon;
  title: string;
  text: string;
  action: string;
  /** Null where it is not for whoever looks. */
  isDone: (state: Onboarding) => boolean | null;
  /** Below `/<workspace>/`. */
  path: (state: Onboarding) => string;
}

/** What everybody does first, in the order in which it helps. */
export const ONBOARDING_STEPS: readonly Step[] = [
  {
    id: "run",
    icon: Play,
    title: "Run a sample",
    text: "It needs no network and no key. Its form is filled in.",
    action: "Run it now",
    isDone: ({ hasRun, sampleToolId }) => (sampleToolId === null && !hasRun ? null : hasRun),
    path: ({ sampleToolId }) => `tools/new?tool=${sampleToolId}`,
  },
  {
    id: "connect",
    icon: Cable,
    title: "Connect a service",
    text: "Paste an address or a cURL line.",
    action: "New connector",
    isDone: ({ hasConnector }) => hasConnector,
    path: () => "connectors/new",
  },
  {
    id: "write",
    icon: SquareCode,
    title: "Write code",
    text: "JavaScript, TypeScript or Python, in a sandbox.",
    action: "New tool of code",
    isDone: ({ hasSnippet }) => hasSnippet,
    path: () => "tools/new?type=code_execution",
  },
  {
    id: "token",
    icon: KeyRound,
    title: "Make a token",
    text: "With it a script or an agent calls your tools.",
    action: "API tokens",
    isDone: ({ hasToken }) => hasToken,
    path: () => "settings/tokens",
  },
  {
    id: "invite",
    icon: UserPlus,
    title: "Invite somebody",
    text: "Everybody gets a role of their own.",
    action: "Members",
    isDone: ({ hasPeople }) => hasPeople,
    path: () => "settings/members",
  },
];
