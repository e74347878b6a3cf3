/** How this browser stands to the server, as the answers to its own calls show it. */
export interface Connection {
  /** False from a call that got no answer until one that does. */
  isReachable: boolean;
  /** True from a call that was refused for want of a session until somebody has signed in. */
  isSignedOut: boolean;
}

let connection: Connection = { isReachable: true, isSignedOut: false };
const listeners = new Set<() => void>();

export function readConnection(): Connection {
  return connection;
}

export function noteConnection(seen: Partial<Connection>): void {
  const next = { ...connection, ...seen };
  if (next.isReachable === connection.isReachable && next.isSignedOut === connection.isSignedOut) return;
  connection = next;
  for (const listener of listeners) listener();
}

export function subscribeConnection(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
  };
}
