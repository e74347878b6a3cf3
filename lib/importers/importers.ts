import type { ImportPlan } from "#lib/contracts/import-plan.ts";
import { curlImporter } from "./curl/curl-importer.ts";
import type { Importer } from "./importer.ts";
import { urlImporter } from "./url/url-importer.ts";

/** In this order: the first that recognises a text reads it. */
export const IMPORTERS = { curl: curlImporter, url: urlImporter } satisfies Record<ImportPlan["kind"], Importer>;
