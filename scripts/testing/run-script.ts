import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "#lib/start-error.ts";
import { runScript } from "../steps/lifecycle.ts";

// A script as the tests of its life need one. Argument: how it goes.
const kind = process.argv[2];

await runScript(
  async (life) => {
    life.onStop(() => console.log("database stopped"));
    life.onStop(async () => {
      await sleep(kind === "slow" ? 60_000 : 10);
      console.log("server stopped");
    });
    if (kind === "start-error") throw new StartError("The port is in use.");
    if (kind === "bug") throw new TypeError("a bug");
    console.log("ready");
    const alive = setInterval(() => undefined, 1000);
    life.onStop(() => clearInterval(alive));
    return 3;
  },
  { keepsRunning: kind !== "ends" },
);
