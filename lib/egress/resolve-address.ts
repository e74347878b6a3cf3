import { isIP } from "node:net";
import type { DialOptions } from "#lib/egress/dial.ts";
import type { CheckedAddress } from "#lib/egress/egress.ts";
import { preferredAddress } from "#lib/egress/preferred-address.ts";
import { resolveTarget } from "#lib/egress/resolve-target.ts";
import { startDialLimit } from "#lib/egress/start-dial-limit.ts";
import { toConnectFailure } from "#lib/egress/to-connect-failure.ts";

/** One checked address of a host, for a driver that tries no second one. */
export async function resolveAddress(host: string, port: number, options: DialOptions): Promise<CheckedAddress> {
  const { connectTimeoutMs, signal } = options;
  const limit = startDialLimit(connectTimeoutMs, signal);
  try {
    const address = preferredAddress(await limit.race(resolveTarget(options, host, port)));
    return { address, family: isIP(address) === 4 ? 4 : 6 };
  } catch (error) {
    throw toConnectFailure(error, "dns", `${host}:${port}`, connectTimeoutMs);
  } finally {
    limit.clear();
  }
}
