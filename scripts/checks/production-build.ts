import { StartError } from "#lib/start-error.ts";
import { buildApp } from "../steps/build-app.ts";
import { say } from "../steps/say.ts";
import { type Check, tallyOf } from "./check.ts";

export const productionBuild: Check = {
  title: "Production build",
  async run(life) {
    try {
      await buildApp(life);
      return tallyOf(true);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      say(error.message);
      return tallyOf(false);
    }
  },
};
