import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { StartError } from "#lib/start-error.ts";

/** The user that PostgreSQL runs as; undefined means the user of this process. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. Root gives it to the owner of existing data, else to an unprivileged user of the system. */
export function serverUser(clusterDir: string | undefined): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = clusterDir === undefined ? undefined : ownerOf(clusterDir);
  return owner ?? userNamed("postgres") ?? userNamed("nobody") ?? fail();
}

function ownerOf(dir: string): ServerUser | undefined {
  const stat = statSync(dir, { throwIfNoEntry: false });
  return stat === undefined || stat.uid === 0 ? undefined : { uid: stat.uid, gid: stat.gid };
}

function userNamed(name: string): ServerUser | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    const answer = spawnSync("id", [flag, name], { encoding: "utf8" });
    return answer.status === 0 ? Number(answer.stdout.trim()) : 0;
  });
  return uid && gid ? { uid, gid } : undefined;
}

function fail(): never {
  throw new StartError(
    "PostgreSQL cannot run as root and there is no user postgres or nobody. Start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether that user may enter the folder and run the program. */
export function canReach(user: ServerUser, dir: string, program: string): boolean {
  const probe = spawnSync("/bin/sh", ["-c", 'cd "$0" && exec "$1" --version', dir, program], { ...user, cwd: "/", stdio: "ignore" });
  return probe.status === 0;
}
