type MakeWorker = () => Worker;

const editor: MakeWorker = () => new Worker(new URL("./workers/editor.worker.ts", import.meta.url), { type: "module", name: "editor" });
const json: MakeWorker = () => new Worker(new URL("./workers/json.worker.ts", import.meta.url), { type: "module", name: "json" });
const typescript: MakeWorker = () => new Worker(new URL("./workers/ts.worker.ts", import.meta.url), { type: "module", name: "typescript" });

const BY_LABEL: Readonly<Record<string, MakeWorker>> = { json, typescript, javascript: typescript };

/** Monaco's workers are files of our own build: nothing comes from elsewhere, and no blob is needed. */
export function makeWorker(_id: string, label: string): Worker {
  return (BY_LABEL[label] ?? editor)();
}
