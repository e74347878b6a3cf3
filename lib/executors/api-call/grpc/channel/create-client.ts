import { type ChannelCredentials, type ChannelOptions, Client, credentials } from "@grpc/grpc-js";
import type { CheckedAddress, TlsIdentity } from "#lib/egress/egress.ts";
import { toTlsOptions } from "#lib/egress/to-tls-options.ts";
import type { ChannelTarget } from "./channel-target.ts";

const IDLE_MS = 60_000;

/** A channel to the address that was checked, whatever the name leads to by now; never by way of a proxy. */
export function createClient(target: ChannelTarget, { address, family }: CheckedAddress): Client {
  const dialled = family === 6 ? `ipv6:[${address}]:${target.port}` : `ipv4:${address}:${target.port}`;
  const options: ChannelOptions = {
    "grpc.default_authority": target.authority,
    ...(target.tls === null ? {} : { "grpc.ssl_target_name_override": target.tls.serverName ?? target.host }),
    "grpc.enable_http_proxy": 0,
    // Further attempts are made by whoever called.
    "grpc.enable_retries": 0,
    "grpc.service_config_disable_resolution": 1,
    "grpc.use_local_subchannel_pool": 1,
    "grpc.enable_channelz": 0,
    "grpc.client_idle_timeout_ms": IDLE_MS,
    "grpc.max_receive_message_length": target.maxResponseBytes,
    "grpc.max_send_message_length": -1,
  };
  return new Client(dialled, toCredentials(target.tls), options);
}

function toCredentials(tls: TlsIdentity | null): ChannelCredentials {
  if (tls === null) return credentials.createInsecure();
  const { secureContext } = toTlsOptions(tls, undefined);
  return secureContext === undefined ? credentials.createSsl() : credentials.createFromSecureContext(secureContext);
}
