/** Ends the session and goes to a path of this site by itself: next-auth would go to the address it was configured with. */
export async function signOut(path = "/sign-in"): Promise<void> {
  const { signOut: endSession } = await import("next-auth/react");
  await endSession({ redirect: false });
  window.location.assign(path);
}
