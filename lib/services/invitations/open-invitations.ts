/** Prisma filter: not accepted, not revoked, not expired. */
export function openInvitations() {
  return { acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
}
