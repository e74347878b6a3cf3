/** What a workspace has done already, of what everybody does first; null where whoever asks may not know. */
export interface Onboarding {
  /** The tool to try first, and whether any has run well. */
  sampleToolId: string | null;
  hasRun: boolean;
  hasConnector: boolean | null;
  hasSnippet: boolean | null;
  hasToken: boolean | null;
  hasPeople: boolean | null;
}
