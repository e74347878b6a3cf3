import type { BrokerMessage } from "../protocol.ts";
import { createEngines } from "./create-engines.ts";
import { RunTable } from "./run-table.ts";
import { serve } from "./serve.ts";

/** The process in which JavaScript and TypeScript run. */
serve(async (send) => {
  const { engines, first, notice } = await createEngines();
  const table = new RunTable(engines, first, send);
  const handle = (message: BrokerMessage) => table.handle(message);
  return notice === undefined ? { handle } : { handle, notice };
});
