import { type Client, connectivityState } from "@grpc/grpc-js";

/** Connects. False where the first attempt fails or takes too long: the channel itself would go on trying. */
export function becomeReady(client: Client, timeoutMs: number): Promise<boolean> {
  const channel = client.getChannel();
  const deadline = Date.now() + timeoutMs;
  return new Promise((resolve) => {
    const look = () => {
      const state = channel.getConnectivityState(true);
      if (state === connectivityState.READY) resolve(true);
      else if (state === connectivityState.TRANSIENT_FAILURE || state === connectivityState.SHUTDOWN) resolve(false);
      else channel.watchConnectivityState(state, deadline, (error) => (error === undefined ? look() : resolve(false)));
    };
    look();
  });
}
