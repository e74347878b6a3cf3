import { initiateDeviceAuthorization } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import { requested } from "./requested.ts";
import type { ServerEnv } from "./server-env.ts";
import { withServer } from "./with-server.ts";

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
      verificationUrl: answer.verification_uri,
      completeUrl: answer.verification_uri_complete ?? null,
      expiresInSeconds: answer.expires_in,
      intervalSeconds: answer.interval ?? 5,
    };
  });
}
