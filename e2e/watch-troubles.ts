import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** Chromium reports an API's refusal as an error; for us it is an answer, which the screen shows. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Writes down every error that the pages of a context meet: of scripts, hydration, the network, and the Content-Security-Policy. */
export function watchTroubles(context: BrowserContext, allowed: RegExp, troubles: string[]): void {
  const note = (text: string) => {
    if (!allowed.test(text)) troubles.push(text.slice(0, 1_000));
  };
  context.on("console", (message) => {
    if (message.type() === "error" && !isRefusal(message)) note(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => note(`uncaught ${error.error().message}`));
}

function isRefusal(message: ConsoleMessage): boolean {
  return REFUSAL.test(message.text()) && new URL(message.location().url).pathname.startsWith("/api/");
}
