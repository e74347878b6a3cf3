/** Work that runs on a schedule, in one process at a time, whichever that is. */
export interface Job {
  /** Name of its queue; never reused for another meaning. */
  name: string;
  /** Five fields, in UTC. */
  cron: string;
  expireInSeconds: number;
  run(signal: AbortSignal): Promise<void>;
}
