import { randomBytes } from "node:crypto";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectionStarted } from "#lib/contracts/connector-connection.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { db } from "#lib/db/client.ts";
import { authorizationRequest } from "#lib/executors/api-call/auth/oauth/authorization-request.ts";
import { startDevice } from "#lib/executors/api-call/auth/oauth/start-device.ts";
import { newId } from "#lib/id.ts";
import { publicUrl } from "#lib/public-url.ts";
import { type AttemptSecrets, sealAttempt } from "./attempt-secrets.ts";
import { type Connectable, connectable } from "./connectable.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";
import { holderOf } from "./holder-of.ts";

const CODE_SECONDS = 600;

interface Begun {
  secrets: AttemptSecrets;
  state: string | null;
  seconds: number;
  answer: Omit<ConnectionStarted, "attemptId" | "expiresAt">;
}

/** Asks the authorization server for a way in which a person can agree: in a browser, or with a code on another device. */
export async function startConnection(ctx: Ctx, { id }: { id: string }): Promise<ConnectionStarted> {
  const found = await connectable(ctx, id);
  const { client, row } = found;
  const { secrets, state, seconds, answer } = await (client.config.grant === "device_code" ? byDevice(found) : byBrowser(found));
  const attemptId = newId();
  const { workspaceId } = row;
  const expiresAt = new Date(Date.now() + seconds * 1000);
  await db().oAuthAttempt.create({
    data: {
      id: attemptId,
      workspaceId,
      connectorId: row.id,
      holderId: holderOf(ctx, client.config),
      actorType: ctx.actor.type,
      actorId: ctx.actor.id,
      fingerprint: grantFingerprint(client),
      stateHash: state === null ? null : hashToken(state),
      sealed: sealAttempt({ id: attemptId, workspaceId }, secrets),
      expiresAt,
    },
  });
  return { ...answer, attemptId, expiresAt: expiresAt.toISOString() };
}

async function byBrowser({ client, reach }: Connectable): Promise<Begun> {
  const state = randomBytes(32).toString("base64url");
  const redirectUri = `${publicUrl()}/api/oauth/callback`;
  const { authorizationUrl, codeVerifier } = await reach((env) => authorizationRequest(client, env, { state, redirectUri }));
  const answer = { message: "Open the address in a browser and agree there", authorizationUrl };
  return { secrets: { kind: "code", codeVerifier, redirectUri }, state, seconds: CODE_SECONDS, answer };
}

async function byDevice({ client, reach }: Connectable): Promise<Begun> {
  const started = await reach((env) => startDevice(client, env));
  const { deviceCode, userCode, verificationUrl, completeUrl, intervalSeconds } = started;
  const answer = {
    message: "Enter the code at the address and agree there, then poll",
    userCode,
    verificationUrl,
    ...(completeUrl === null ? {} : { completeUrl }),
    intervalSeconds,
  };
  return { secrets: { kind: "device", deviceCode, intervalSeconds }, state: null, seconds: started.expiresInSeconds, answer };
}
