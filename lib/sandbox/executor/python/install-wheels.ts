import fs from "node:fs";
import path from "node:path";
import type { GuestFiles } from "./pyodide-module.ts";

const WHEELS_DIR = "/lib/wheels";

/** Puts an operator's pure-Python wheels into the guest's file system, where they are imported from as they are: a wheel is a zip archive. */
export function installWheels(files: GuestFiles, wheelsDir: string): { paths: string[]; names: string[] } {
  const wheels = listWheels(wheelsDir);
  files.mkdirTree(WHEELS_DIR);
  const paths = wheels.map((wheel) => {
    const place = `${WHEELS_DIR}/${wheel}`;
    files.writeFile(place, fs.readFileSync(path.join(wheelsDir, wheel)));
    return place;
  });
  return { paths, names: wheels.map((wheel) => (wheel.split("-")[0] ?? "").toLowerCase()) };
}

function listWheels(wheelsDir: string): string[] {
  if (!fs.existsSync(wheelsDir)) return [];
  return fs
    .readdirSync(wheelsDir)
    .filter((name) => /-none-any\.whl$/.test(name))
    .sort();
}
