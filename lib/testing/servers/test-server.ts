/** A server that somebody else wrote, run for a test. */
export interface TestServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, or `https`, without a path. */
  url: string;
  port: number;
  /** Leads the process group that all processes of the server belong to. */
  pid: number;
  /** Resolves when no process of it is left. */
  stop(): Promise<void>;
}
