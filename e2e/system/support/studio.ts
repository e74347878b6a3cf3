import path from "node:path";
import { type CallOptions, call } from "./call.ts";
import { type DataFolder, makeDataFolder } from "./data-folder.ts";
import { freePort } from "./free-port.ts";
import { projectRoot } from "./project-root.ts";
import { startServerProcess } from "./server-process.ts";

export interface StudioOptions {
  env?: Record<string, string>;
  /** The folder of an earlier studio, which keeps it; a new one that goes away with this studio when absent. */
  dataFolder?: DataFolder;
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined where it is no JSON. */
  body: T;
}

export interface Studio extends AsyncDisposable {
  url: string;
  token: string;
  pid: number;
  databaseUrl: string;
  dataFolder: DataFolder;
  output(): string;
  /** The app process alone, as an out-of-memory killer would. */
  kill9(): Promise<void>;
  stop(): Promise<number | null>;
  api<T = Record<string, unknown>>(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>>;
}

export const OWNER = { email: "owner@example.com", password: "the owner's first password" };
export const TOKEN = `sas_${"system".repeat(7)}`;

const READY = /Sintra Agent Studio is ready on \S+/;
const SECRET = "5e4c".repeat(16);

/** `npm start` without the bootstrap: the production build on a port and a data folder of its own. */
export async function startStudio({ env = {}, dataFolder }: StudioOptions = {}): Promise<Studio> {
  const folder = dataFolder ?? makeDataFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    DATABASE_URL: "",
    SINTRA_DATA_DIR: folder.path,
    SINTRA_SECRET: SECRET,
    SINTRA_OWNER_EMAIL: OWNER.email,
    SINTRA_OWNER_PASSWORD: OWNER.password,
    SINTRA_API_TOKEN: TOKEN,
    SINTRA_RATE_LIMIT_PER_MINUTE: "1000000",
    HOST: "127.0.0.1",
    PORT: String(port),
    NO_PROXY: "*",
    ...env,
  };
  const server = await startServerProcess([path.join(projectRoot, "scripts/start.ts")], settings, READY);
  const token = settings.SINTRA_API_TOKEN;
  return {
    url,
    token,
    pid: server.pid,
    databaseUrl: settings.DATABASE_URL || folder.databaseUrl(),
    dataFolder: folder,
    output: server.output,
    kill9: server.kill9,
    stop: server.stop,
    api: (method, path, body, options) => call(url, method, path, body, { token, ...options }),
    async [Symbol.asyncDispose]() {
      await server.stop();
      if (dataFolder === undefined) await folder.remove();
    },
  };
}
