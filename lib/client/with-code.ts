import { noteConnection } from "./connection.ts";

/** Runs something once its code is there. Without a network the page says so, and stays as it is. */
export function withCode(load: () => Promise<unknown>, run: () => void): void {
  load().then(run, () => noteConnection({ isReachable: false }));
}
