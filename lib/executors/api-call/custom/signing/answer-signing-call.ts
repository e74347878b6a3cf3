import { z } from "zod";
import { AppError, ExecutorFailure } from "#lib/errors.ts";
import { parsePayload } from "#lib/executors/code/host-calls/parse-payload.ts";
import type { HostAnswer, HostCall } from "#lib/sandbox/types.ts";
import { HmacInput, makeHmac } from "./make-hmac.ts";
import { JwtInput, makeJwt } from "./make-jwt.ts";
import type { NamedSecrets } from "./named-secrets.ts";

/** The signatures that an adapter may ask for: made here, so that it sees them and not what they are made with. */
const SIGNERS = {
  hmac: (named, input) => makeHmac(named, HmacInput.parse(input)),
  jwt: (named, input) => makeJwt(named, JwtInput.parse(input)),
} satisfies Record<string, (named: NamedSecrets, input: unknown) => string | Promise<string>>;

const Payload = z.object({ name: z.string().max(200), args: z.unknown() });

/** Does what an adapter asks of its host: it signs, and reaches nothing else. */
export async function answerSigningCall(named: NamedSecrets, { op, payloadJson }: HostCall): Promise<HostAnswer> {
  try {
    const { name, args } = parsePayload(Payload, payloadJson);
    if (op !== "tool" || !Object.hasOwn(SIGNERS, name)) return refused("An adapter calls no tools and no network: it makes a request");
    return { ok: true, json: JSON.stringify(await SIGNERS[name as keyof typeof SIGNERS](named, args)) };
  } catch (thrown) {
    if (thrown instanceof z.ZodError) return refused(messageOf(thrown));
    if (thrown instanceof AppError || thrown instanceof ExecutorFailure) return refused(thrown.message);
    throw thrown;
  }
}

function messageOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join(".") || "the argument"}: ${issue?.message ?? "not valid"}`;
}

function refused(message: string): HostAnswer {
  return { ok: false, error: { name: "SigningError", message } };
}
