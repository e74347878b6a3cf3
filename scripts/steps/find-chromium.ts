import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The browser of this machine: the one that CHROMIUM_PATH names, else the first known name on the PATH. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), "/usr/bin", "/snap/bin"];
  const candidates = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...candidates, MAC].find((file) => existsSync(file));
}
