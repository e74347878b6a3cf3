// Runs a script of this folder under the Node version that the project brings along: node scripts/bootstrap.mjs <command> [...args].
// Plain JavaScript for any Node from 18 on, because nothing is installed yet when it starts.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const NODE_MAJOR = 26;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, "node_modules");
const bin = path.join(modules, ".bin");
const ownNode = path.join(bin, "node");
const stamp = path.join(modules, ".cache", "sintra", "installed");
const NODE_ENV = {
  start: "production",
  worker: "production",
  bench: "production",
  pictures: "production",
  dev: "development",
  test: "test",
  verify: "test",
};

const [command = "", ...args] = process.argv.slice(2);
const script = path.join(root, "scripts", `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) fail(`Unknown command "${command}".`);

const lockHash = createHash("sha256")
  .update(readFileSync(path.join(root, "package-lock.json")))
  .digest("hex");
if (!isInstalled()) install();
run(nodeToUse());

function isInstalled() {
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === lockHash && runsNode(ownNode);
  // Installed by hand: accepted when npm's own record agrees with the lockfile.
  if (!matchesLockfile() || !runsNode(ownNode)) return false;
  writeStamp();
  return true;
}

function matchesLockfile() {
  const record = path.join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "" || entry.link) return true;
    const found = present[name];
    return found === undefined ? Boolean(entry.optional || entry.devOptional || entry.peer) : found.version === entry.version;
  });
}

function install() {
  console.log("Installing packages (once; one to three minutes) …");
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund"];
  // Versions and hashes come from the lockfile. Not "npm ci": it refuses a lockfile without the packages of every other platform.
  npm(["install", "--no-save", ...quiet], 'npm could not install the packages; the reason is above. Try "npm install", then start again.');
  // Of all install scripts only this one is needed: it fetches the Node binary for this machine.
  npm(["rebuild", "node", "--no-audit", "--no-fund", "--no-ignore-scripts"], "npm could not install Node; the reason is above.");
  if (!existsSync(ownNode))
    fail(`npm did not install Node ${NODE_MAJOR}. Allow its install script, or put Node ${NODE_MAJOR} on the PATH.`);
  writeStamp();
}

function npm(npmArgs, problem) {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
    NODE_ENV: "development",
  };
  // Under `npm start` these describe the outer npm and its script, and would be taken as settings of this one.
  for (const name of Object.keys(env))
    if (/^npm_(config_(global|ignore_scripts|omit|production)|lifecycle|package)/i.test(name)) delete env[name];
  const { status, stdout, stderr, error } = spawnSync("npm", npmArgs, { cwd: root, env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (status === 0) return;
  const lines = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim().split("\n");
  const output = lines
    .filter((line) => !line.startsWith("npm warn"))
    .slice(0, 15)
    .join("\n");
  fail(`${output}\n${problem}`);
}

function writeStamp() {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash);
}

function runsNode(file) {
  return (
    existsSync(file) && Number(spawnSync(file, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout?.split(".")[0]) >= NODE_MAJOR
  );
}

function nodeToUse() {
  if (existsSync(ownNode)) return ownNode;
  if (Number(process.versions.node.split(".")[0]) >= NODE_MAJOR) return process.execPath;
  return fail(`Node ${NODE_MAJOR} is not there for ${process.platform}-${process.arch}. Install it, and run the command again.`);
}

function run(node) {
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`, NEXT_TELEMETRY_DISABLED: "1" };
  if (NODE_ENV[command]) env.NODE_ENV = NODE_ENV[command];
  // The channel tells the child when this process is killed outright.
  const child = spawn(node, [script, ...args], { cwd: root, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  child.once("error", (error) => fail(`Cannot run ${node}: ${error.message}`));
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 1)));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // The terminal sends Ctrl-C to the child as well; sent to this process alone, it is handed on, in a form that may come twice.
  process.on("SIGINT", () => setTimeout(() => child.kill("SIGTERM"), 500));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill("SIGTERM"));
}

// npm, or the shell it runs scripts in, can die of a signal without handing it on.
function whenOrphaned(then) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, 500);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
