import { initiateDeviceAuthorization } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import { OAuthFailure } from "./oauth-failure.ts";
import { requested } from "./requested.ts";
import type { ServerEnv } from "./server-env.ts";
import { withServer } from "./with-server.ts";

const INTERVAL_SECONDS = { min: 1, usual: 5, max: 60 };
const EXPIRES_SECONDS_MAX = 86_400;

export interface DeviceStart {
  deviceCode: string;
  userCode: string;
  verificationUrl: string;
  /** With the code in it. */
  completeUrl: string | null;
  expiresInSeconds: number;
  intervalSeconds: number;
}

/** A code that a person enters on a page of the authorization server (RFC 8628). */
export function startDevice(client: OAuthClient, env: ServerEnv): Promise<DeviceStart> {
  return withServer(client, env, [], async (server) => {
    const answer = await initiateDeviceAuthorization(server, requested(client.config));
    return {
      deviceCode: answer.device_code,
      userCode: answer.user_code,
      verificationUrl: toPage(answer.verification_uri),
      completeUrl: answer.verification_uri_complete === undefined ? null : toPage(answer.verification_uri_complete),
      expiresInSeconds: Math.min(answer.expires_in, EXPIRES_SECONDS_MAX),
      intervalSeconds: toInterval(answer.interval),
    };
  });
}

/** People are sent there with a click. */
function toPage(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === "http:" || protocol === "https:") return text;
  throw new OAuthFailure("upstream", null, "The authorization server gave an address to enter the code at that is no web page");
}

function toInterval(seconds: number = INTERVAL_SECONDS.usual): number {
  return Math.min(Math.max(Math.ceil(seconds), INTERVAL_SECONDS.min), INTERVAL_SECONDS.max);
}
