/** The other service sent the person back without a session. */
export function OidcRefused() {
  return (
    <p role="alert" className="rounded-md border border-destructive/30 bg-destructive/8 p-3 text-sm text-destructive">
      The other service did not let you in, or nobody here has your address. Ask for an invitation.
    </p>
  );
}
