import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";

// An instance in a process of its own, for tests that kill it. Arguments: root folder, data folder.
const [rootDir = "", dataDir = ""] = process.argv.slice(2);
const database = await startEmbedded({ rootDir, dataDir });
process.stdout.write(`${database.url}\n`);
