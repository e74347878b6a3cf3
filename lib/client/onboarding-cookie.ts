const YEAR_SECONDS = 31_536_000;

/** The server reads it, too: a list that was put away is never drawn, not even for a moment. */
export function onboardingCookie(workspace: string): string {
  return `onboarding-${workspace}`;
}

/** Puts the list of first steps away in this browser. */
export function putOnboardingAway(workspace: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${onboardingCookie(workspace)}=off; path=/${workspace}; max-age=${YEAR_SECONDS}; samesite=lax`;
}
