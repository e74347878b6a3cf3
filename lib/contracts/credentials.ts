import { z } from "zod";
import { Id, ListQuery, Message, page, Timestamp } from "./common.ts";

const Secret = z.string().min(1).max(16_384);

/** The secret fields of each type of credential. Values go in and never come out. */
export const CredentialData = {
  api_key: z.strictObject({ apiKey: Secret }),
  basic: z.strictObject({ username: z.string().min(1).max(1_024), password: z.string().max(16_384) }),
  bearer: z.strictObject({ token: Secret }),
  /** A client of an authorization server; a public one has no secret. */
  oauth2: z.strictObject({ clientId: z.string().min(1).max(1_024), clientSecret: z.string().max(16_384).default("") }),
  /** Several secrets by name, for header templates and custom adapters. */
  secrets: z.strictObject({
    values: z
      .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, "not a name"), Secret)
      .refine((values) => Object.keys(values).length >= 1 && Object.keys(values).length <= 20, "between 1 and 20 secrets"),
  }),
  /** For mutual TLS, in PEM. */
  client_certificate: z.strictObject({
    certificate: z.string().min(1).max(65_536),
    privateKey: z.string().min(1).max(65_536),
    passphrase: z.string().max(1_024).default(""),
  }),
} as const;

export type CredentialType = keyof typeof CredentialData;
export const CredentialType = z.enum(Object.keys(CredentialData) as [CredentialType, ...CredentialType[]]);

const CredentialName = z.string().trim().min(1).max(100);

export const CreateCredentialInput = z.discriminatedUnion("type", [
  z.strictObject({ name: CredentialName, type: z.literal("api_key"), data: CredentialData.api_key }),
  z.strictObject({ name: CredentialName, type: z.literal("basic"), data: CredentialData.basic }),
  z.strictObject({ name: CredentialName, type: z.literal("bearer"), data: CredentialData.bearer }),
  z.strictObject({ name: CredentialName, type: z.literal("oauth2"), data: CredentialData.oauth2 }),
  z.strictObject({ name: CredentialName, type: z.literal("secrets"), data: CredentialData.secrets }),
  z.strictObject({ name: CredentialName, type: z.literal("client_certificate"), data: CredentialData.client_certificate }),
]);
export type CreateCredentialInput = z.output<typeof CreateCredentialInput>;

/** Partial. `data` replaces the whole secret and must fit the type that the credential has. */
export const UpdateCredentialInput = z.strictObject({
  name: CredentialName.optional(),
  data: z.union(Object.values(CredentialData)).optional(),
});
export type UpdateCredentialInput = z.output<typeof UpdateCredentialInput>;

export const Credential = z.object({
  id: Id,
  name: z.string(),
  type: CredentialType,
  /** `needs_reconnect`: an account that was connected with this client was revoked or has ended. */
  state: z.enum(["ready", "needs_reconnect"]),
  /** The connectors that it signs or identifies. */
  usedBy: z.array(z.object({ id: Id, displayName: z.string() })),
  /** When a call last went out with it, to the minute. */
  lastUsedAt: Timestamp.nullable(),
  /** When its secret was last replaced. */
  rotatedAt: Timestamp,
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Credential = z.infer<typeof Credential>;

export const ListCredentialsQuery = z.strictObject({ ...ListQuery.shape, type: CredentialType.optional() });
export type ListCredentialsQuery = z.output<typeof ListCredentialsQuery>;
export const CredentialChanged = z.object({ ...Message.shape, credential: Credential });
export const CredentialList = page("credentials", Credential);
