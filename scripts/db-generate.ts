import { generateClient } from "./steps/generate-client.ts";
import { runScript } from "./steps/lifecycle.ts";
import { say } from "./steps/say.ts";

await runScript(async (life) => {
  await generateClient(life, { force: true });
  say("The Prisma client is up to date.");
  return 0;
});
