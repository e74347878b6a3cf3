import { useSyncExternalStore } from "react";
import { type Connection, readConnection, subscribeConnection } from "./connection.ts";
import { useOnline } from "./use-online.ts";

const SERVER: Connection = { isReachable: true, isSignedOut: false };

/** Whether the browser is online, the server answers, and somebody is signed in. */
export function useConnection(): Connection & { isOnline: boolean } {
  const connection = useSyncExternalStore(subscribeConnection, readConnection, () => SERVER);
  return { ...connection, isOnline: useOnline() };
}
