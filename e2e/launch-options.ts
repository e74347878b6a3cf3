import type { LaunchOptions } from "@playwright/test";
import { findChromium } from "../scripts/steps/find-chromium.ts";

const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const executablePath = findChromium();

/** The browser of this machine, which calls nobody but us. */
export const launchOptions: LaunchOptions = { args: [...root, ...quiet], ...(executablePath === undefined ? {} : { executablePath }) };
