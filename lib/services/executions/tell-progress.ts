import type { RunProgress } from "#lib/contracts/run-events.ts";
import { redactJson } from "#lib/redact-json.ts";
import type { Subject } from "./subject.ts";
import type { Trace } from "./trace.ts";

/** Lets whoever waits for an execution hear how it goes on; lines without the secrets that are known when they are written. */
export function tellProgress(tell: (progress: RunProgress) => void, trace: Trace, subject: Pick<Subject, "secrets">): void {
  tell({ type: "started", executionId: trace.id });
  trace.onStart = (queuedMs) => tell({ type: "running", queuedMs });
  trace.onLog = (line) => tell({ type: "log", line: redactJson(line, subject.secrets) });
  trace.onRecord = () => tell({ type: "recorded", recordMs: trace.sinceStop() });
}
