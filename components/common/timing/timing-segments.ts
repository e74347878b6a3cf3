export interface Segment {
  name: string;
  label: string;
  meaning: string;
  ms: number;
  className: string;
}

type Stage = Omit<Segment, "name" | "ms">;

/** The stages of an execution, in their order. The log names them; those that took no time are left out. */
const STAGES: Record<string, Stage> = {
  queue: { label: "Queue", meaning: "Waited for a free place", className: "bg-warning/70" },
  retry: { label: "Pauses", meaning: "Waited before the next attempt", className: "bg-warning/40" },
  sandbox: { label: "Sandbox", meaning: "Made a sandbox ready", className: "bg-success/50" },
  dns: { label: "DNS", meaning: "Looked up the address", className: "bg-success/40" },
  connect: { label: "Connect", meaning: "Opened a connection", className: "bg-success/65" },
  tls: { label: "TLS", meaning: "Made the connection safe", className: "bg-success/85" },
  run: { label: "Run", meaning: "Ran the code", className: "bg-primary" },
  request: { label: "Send", meaning: "Sent the request", className: "bg-primary/40" },
  wait: { label: "Wait", meaning: "Waited for the answer to begin", className: "bg-primary" },
  body: { label: "Body", meaning: "Read the answer", className: "bg-primary/65" },
  validate: { label: "Validate", meaning: "Checked the parameters and the result", className: "bg-foreground/60" },
  record: { label: "Record", meaning: "Wrote it into the log", className: "bg-foreground/40" },
};

const REST: Stage = { label: "Other", meaning: "All that the studio did besides", className: "bg-muted-foreground/35" };
/** Less is not worth a line: in milliseconds, and as a part of the whole. */
const REST_MS_MIN = 0.05;
const REST_PART_MIN = 0.01;

/** Where the time went. Phases that went on at the same time may add up to more than the whole. */
export function timingSegments(phases: Readonly<Record<string, number>>, durationMs: number): Segment[] {
  const known = Object.keys(STAGES).filter((name) => Object.hasOwn(phases, name));
  const others = Object.keys(phases).filter((name) => !Object.hasOwn(STAGES, name));
  const segments = [...known, ...others].map((name) => {
    const stage = STAGES[name] ?? { ...REST, label: name, meaning: name };
    return { name, ...stage, ms: phases[name] ?? 0 };
  });
  const rest = durationMs - segments.reduce((sum, { ms }) => sum + ms, 0);
  if (rest >= Math.max(REST_MS_MIN, durationMs * REST_PART_MIN)) segments.push({ name: "", ...REST, ms: rest });
  return segments.filter(({ ms }) => ms > 0);
}
