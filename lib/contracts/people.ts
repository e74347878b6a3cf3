import { z } from "zod";
import { DisplayName, Id, ListQuery, Message, page, Timestamp } from "./common.ts";
import { Moment } from "./moment.ts";
import { Permission, Role } from "./permissions.ts";
import { WorkspaceLimits } from "./run-limits.ts";

export const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());

export const Password = z.string().min(10, "use at least 10 characters").max(200);

export const SignUpInput = z.strictObject({
  name: DisplayName,
  email: Email,
  password: Password,
  /** The token of an invitation link; needed unless sign-up is open. */
  invitation: z.string().max(200).optional(),
});
export type SignUpInput = z.output<typeof SignUpInput>;

export const User = z.object({ id: Id, email: z.string(), name: z.string() });
export type User = z.infer<typeof User>;
export const UserCreated = z.object({ ...Message.shape, user: User });

/** Partial. A new password needs the present one and ends every session of the account. */
export const ChangeAccountInput = z
  .strictObject({
    name: DisplayName.optional(),
    currentPassword: z.string().min(1, "enter it").max(200).optional(),
    password: Password.optional(),
  })
  .refine(({ currentPassword, password }) => password === undefined || currentPassword !== undefined, {
    path: ["currentPassword"],
    error: "is needed for a new password",
  });
export type ChangeAccountInput = z.output<typeof ChangeAccountInput>;

export const Slug = z
  .string()
  .min(2)
  .max(48)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use small letters, digits and single dashes");

export const CreateWorkspaceInput = z.strictObject({ name: DisplayName, slug: Slug.optional() });
export type CreateWorkspaceInput = z.output<typeof CreateWorkspaceInput>;
/** Partial. `limits` replaces all limits: one that it leaves out is the product's maximum again. */
export const UpdateWorkspaceInput = z.strictObject({ name: DisplayName.optional(), limits: WorkspaceLimits.optional() });
export type UpdateWorkspaceInput = z.output<typeof UpdateWorkspaceInput>;
export const Workspace = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  role: Role.nullable(),
  limits: WorkspaceLimits,
  createdAt: Timestamp,
});
export type Workspace = z.infer<typeof Workspace>;
export const WorkspaceChanged = z.object({ ...Message.shape, workspace: Workspace });
export const WorkspaceList = page("workspaces", Workspace);

export const Member = z.object({ userId: Id, email: z.string(), name: z.string(), role: Role, createdAt: Timestamp });
export type Member = z.infer<typeof Member>;
export const UpdateMemberInput = z.strictObject({ role: Role });
export const MemberChanged = z.object({ ...Message.shape, member: Member });
export const MemberList = page("members", Member);
export const ListMembersQuery = ListQuery;

export const CreateInvitationInput = z.strictObject({
  role: Role.default("editor"),
  /** Only this address may accept it; anyone with the link when absent. */
  email: Email.optional(),
  expiresInDays: z.number().int().min(1).max(30).default(7),
});
export type CreateInvitationInput = z.output<typeof CreateInvitationInput>;
export const Invitation = z.object({ id: Id, role: Role, email: z.string().nullable(), expiresAt: Timestamp, createdAt: Timestamp });
export type Invitation = z.infer<typeof Invitation>;
/** `url` holds the invitation's token and is shown this once. */
export const InvitationCreated = z.object({ ...Message.shape, invitation: Invitation, url: z.string() });
export const InvitationList = page("invitations", Invitation);
export const AcceptInvitationInput = z.strictObject({ token: z.string().min(1).max(200) });

export const CreateTokenInput = z.strictObject({
  name: DisplayName,
  /** Permissions the token holds; never more than its maker has. All of them when absent. */
  permissions: z.array(Permission).min(1).optional(),
  expiresAt: z.iso.datetime().nullable().default(null),
});
export type CreateTokenInput = z.output<typeof CreateTokenInput>;
export const Token = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  permissions: z.array(Permission),
  createdBy: z.string().nullable(),
  expiresAt: Timestamp.nullable(),
  lastUsedAt: Timestamp.nullable(),
  revokedAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type Token = z.infer<typeof Token>;
/** `secret` is the token itself, shown this once. */
export const TokenCreated = z.object({ ...Message.shape, token: Token, secret: z.string() });
export const TokenList = page("tokens", Token);

/** What a change was made to: the first word of its action. */
export const AuditSubject = z.enum([
  "tool",
  "connector",
  "endpoint",
  "snippet",
  "credential",
  "example",
  "member",
  "invitation",
  "token",
  "workspace",
]);
export type AuditSubject = z.infer<typeof AuditSubject>;

export const AuditEvent = z.object({
  id: Id,
  action: z.string(),
  actor: z.object({ type: z.string(), id: Id.nullable(), name: z.string().nullable() }),
  subjectId: Id.nullable(),
  /** What it is called now; null where it is gone for good. */
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  createdAt: Timestamp,
});
export type AuditEvent = z.infer<typeof AuditEvent>;
export const ListAuditQuery = z.strictObject({
  ...ListQuery.omit({ search: true }).shape,
  action: z.string().max(100).optional(),
  subject: AuditSubject.optional(),
  subjectId: Id.optional(),
  actorId: Id.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
export type ListAuditQuery = z.output<typeof ListAuditQuery>;
export const AuditList = page("auditEvents", AuditEvent);

/** Who is calling, in which workspace, with which permissions. */
export const Me = z.object({
  actor: z.object({ type: z.enum(["user", "token"]), id: Id, name: z.string() }),
  workspace: z.object({ id: Id, slug: z.string(), name: z.string(), limits: WorkspaceLimits }),
  role: Role.nullable(),
  permissions: z.array(Permission),
});
export type Me = z.infer<typeof Me>;
