import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import type { MigrationAdapter } from "#lib/db/migration-adapter.ts";

export const NO_FILTER = { externalTables: [], externalEnums: [] };

type Bindings = typeof import("@prisma/schema-engine-wasm/schema_engine_bg") & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

let bindings: Promise<Bindings> | undefined;

/** Prisma's schema engine, compiled to WebAssembly: the same that `prisma migrate deploy` uses, without its download. */
export async function openSchemaEngine(adapter: MigrationAdapter): Promise<SchemaEngine> {
  bindings ??= loadBindings();
  const { SchemaEngine } = await bindings;
  return SchemaEngine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

/** The package's own entry imports the .wasm file as a module, at which Node prints a warning. */
async function loadBindings(): Promise<Bindings> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const file = path.join(path.dirname(entry), "schema_engine_bg.wasm");
  const glue = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as Bindings;
  const { instance } = await WebAssembly.instantiate(await readFile(file), { "./schema_engine_bg.js": { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
  return glue;
}
