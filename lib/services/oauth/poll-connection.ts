import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectionPolled, PollConnectionInput } from "#lib/contracts/connector-connection.ts";
import { db } from "#lib/db/client.ts";
import type { OAuthAttempt } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/errors.ts";
import { pollDevice } from "#lib/executors/api-call/auth/oauth/poll-device.ts";
import { type AttemptSecrets, openAttempt, sealAttempt } from "./attempt-secrets.ts";
import { connectable } from "./connectable.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";
import { holderOf } from "./holder-of.ts";
import { keepConnection } from "./keep-connection.ts";

/** RFC 8628, section 3.5. */
const SLOW_DOWN_SECONDS = 5;

type DeviceSecrets = Extract<AttemptSecrets, { kind: "device" }>;

/** Asks the authorization server whether the code was entered that the same person or token has begun with, no more often than it wants to be asked. */
export async function pollConnection(ctx: Ctx, { id, attemptId }: PollConnectionInput & { id: string }): Promise<ConnectionPolled> {
  const { client, row, reach } = await connectable(ctx, id);
  const holderId = holderOf(ctx, client.config);
  const attempt = await findAttempt(ctx, { id: attemptId, connectorId: row.id, holderId, fingerprint: grantFingerprint(client) });
  const secrets = openAttempt(attempt);
  if (secrets.kind !== "device") throw noAttempt();
  const { deviceCode, intervalSeconds } = secrets;
  if (!(await takeTurn(attempt.id, intervalSeconds))) return pending(intervalSeconds);
  const polled = await reach((env) => pollDevice(client, env, deviceCode));
  if (polled === "ended") {
    await db().oAuthAttempt.deleteMany({ where: { id: attempt.id } });
    throw new AppError("conflict", "Somebody has refused, or the code has expired: start again");
  }
  if (polled === "pending") return pending(intervalSeconds);
  if (polled === "slow_down") return slowDown(attempt, secrets);
  await keepConnection(ctx, client, holderId, polled, attempt.id);
  return { message: "Connected", state: "connected" };
}

type Begun = Pick<OAuthAttempt, "id" | "connectorId" | "holderId" | "fingerprint">;

async function findAttempt({ actor, workspace }: Ctx, begun: Begun): Promise<OAuthAttempt> {
  const asked = { actorType: actor.type, actorId: actor.id, workspaceId: workspace.id };
  const attempt = await db().oAuthAttempt.findFirst({ where: { ...begun, ...asked, stateHash: null, expiresAt: { gt: new Date() } } });
  if (attempt === null) throw noAttempt();
  return attempt;
}

/** Of several that poll at the same time, one asks. */
async function takeTurn(id: string, intervalSeconds: number): Promise<boolean> {
  const now = new Date();
  const { count } = await db().oAuthAttempt.updateMany({
    where: { id, OR: [{ pollAt: null }, { pollAt: { lte: now } }] },
    data: { pollAt: new Date(now.getTime() + intervalSeconds * 1000) },
  });
  return count === 1;
}

async function slowDown(attempt: { id: string; workspaceId: string }, secrets: DeviceSecrets): Promise<ConnectionPolled> {
  const intervalSeconds = secrets.intervalSeconds + SLOW_DOWN_SECONDS;
  const data = {
    sealed: sealAttempt(attempt, { ...secrets, intervalSeconds }),
    pollAt: new Date(Date.now() + intervalSeconds * 1000),
  };
  await db().oAuthAttempt.updateMany({ where: { id: attempt.id }, data });
  return pending(intervalSeconds);
}

function pending(intervalSeconds: number): ConnectionPolled {
  return { message: "Nobody has agreed yet", state: "pending", intervalSeconds };
}

function noAttempt(): AppError {
  return new AppError("conflict", "No connection by device code was begun, or its code has expired: start again");
}
