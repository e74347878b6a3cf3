import { z } from "zod";

/** How SOAP messages are signed inside of the envelope (OASIS WS-Security 1.0), with the connector's own credentials. */
export const WsSecurity = z.strictObject({
  /** The `basic` credential as a UsernameToken in the envelope, in place of the Authorization header: its password as text, or a digest of it. */
  usernameToken: z.enum(["text", "digest"]).nullable().default(null),
  /** Signs the body with the client certificate (X.509 token, RSA with SHA-256). */
  sign: z.boolean().default(false),
  /** Says when the message was made, and until when it is valid: ten minutes. */
  timestamp: z.boolean().default(true),
});
export type WsSecurity = z.output<typeof WsSecurity>;
