import { z } from "zod";
import { sealedJson } from "./sealed-json.ts";

/** What of a begun connection nobody else may know. */
const AttemptSecrets = z.union([
  z.object({ kind: z.literal("code"), codeVerifier: z.string(), redirectUri: z.string() }),
  z.object({ kind: z.literal("device"), deviceCode: z.string(), intervalSeconds: z.number() }),
]);
export type AttemptSecrets = z.output<typeof AttemptSecrets>;

export const { seal: sealAttempt, open: openAttempt } = sealedJson(AttemptSecrets);
