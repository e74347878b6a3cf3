import os from "node:os";
import { StartError } from "#lib/start-error.ts";

type Stop = () => Promise<void> | void;

/** What a script has started, and how it ends: by itself, by a signal, or with an error. */
export interface Lifecycle {
  /** Stopped in the reverse order of their registration. */
  onStop(stop: Stop): void;
  /** True as soon as the end has begun. */
  readonly stopping: boolean;
}

/**
 * Runs a script to its end. A StartError is printed as its one line, any other error with its stack. The first signal stops
 * everything in order, a second Ctrl-C ends the process at once. `keepsRunning` scripts go on until a signal.
 */
export async function runScript(main: (life: Lifecycle) => Promise<number>, { keepsRunning = false } = {}): Promise<void> {
  const stops: Stop[] = [];
  let ending: Promise<void> | undefined;
  const life: Lifecycle = {
    onStop: (stop) => void stops.push(stop),
    get stopping() {
      return ending !== undefined;
    },
  };
  const end = (exitCode: number) => {
    ending ??= stopAll(stops).then(() => process.exit(exitCode));
    return ending;
  };
  let ready = false;
  let interrupts = 0;
  listen((signal) => {
    const signalCode = 128 + os.constants.signals[signal];
    // Only a person repeats Ctrl-C; a supervisor's signal comes twice by itself, from it and from the bootstrap.
    if (signal === "SIGINT" && ++interrupts === 2) process.exit(signalCode);
    void end(ready ? 0 : signalCode);
  });
  try {
    const exitCode = await main(life);
    if (life.stopping) return;
    ready = true;
    if (!keepsRunning) await end(exitCode);
  } catch (error) {
    if (life.stopping) return;
    report(error);
    await end(1);
  }
}

async function stopAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      report(error);
    }
  }
}

function listen(onSignal: (signal: NodeJS.Signals) => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => onSignal(signal));
  // The bootstrap was killed outright; nobody waits for this process any more.
  process.once("disconnect", () => onSignal("SIGTERM"));
  process.channel?.unref();
}

function report(error: unknown): void {
  console.error(error instanceof StartError ? error.message : error);
}
