import { signOut as endSession } from "next-auth/react";

/** Ends the session and goes to a path of this site by itself: next-auth would go to the address it was configured with. */
export async function signOut(path = "/sign-in"): Promise<void> {
  await endSession({ redirect: false });
  window.location.assign(path);
}
