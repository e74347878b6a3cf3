import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { projectRoot } from "./steps/project-root.ts";

const example = readFileSync(path.join(projectRoot, ".env.example"), "utf8");
const source = readFileSync(path.join(projectRoot, "lib", "env.ts"), "utf8");
const known = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]).filter((name) => name !== "NODE_ENV");

it("the example of settings sets nothing, so that it boots unedited", () => {
  expect(parseEnv(example)).toEqual({});
});

it("the example of settings lists every setting, and no other", () => {
  const listed = [...example.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual(known.sort());
});
