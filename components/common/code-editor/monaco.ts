import { loader } from "@monaco-editor/react";
import * as monaco from "monaco-editor/editor/editor.api.js";
import "monaco-editor/features/register.all.js";
import "monaco-editor/languages/definitions/graphql/register.js";
import "monaco-editor/languages/definitions/javascript/register.js";
import "monaco-editor/languages/definitions/python/register.js";
import "monaco-editor/languages/definitions/sql/register.js";
import "monaco-editor/languages/definitions/typescript/register.js";
import "monaco-editor/languages/definitions/xml/register.js";
import "monaco-editor/languages/features/json/register.js";
import {
  javascriptDefaults,
  type LanguageServiceDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from "monaco-editor/languages/features/typescript/register.js";
import { makeWorker } from "./make-worker.ts";

window.MonacoEnvironment = { getWorker: makeWorker };
loader.config({ monaco });

/** TS 1108: a snippet may `return` at its top level. TS 7044, 7006, 7031: its author owes nobody an annotation. */
const ALLOWED = [1108, 7044, 7006, 7031];
/** `moduleDetection: "force"`: each snippet has a scope of its own, and may await at its top level. */
const FORCED_MODULES = 3;

for (const defaults of [javascriptDefaults, typescriptDefaults]) configure(defaults);

function configure(defaults: LanguageServiceDefaults): void {
  defaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    moduleDetection: FORCED_MODULES,
    // No DOM: the sandbox has none. What it has comes as extra libs.
    lib: ["esnext"],
    allowNonTsExtensions: true,
    allowJs: true,
    checkJs: true,
    strict: defaults === typescriptDefaults,
    noEmit: true,
  });
  defaults.setDiagnosticsOptions({ noSemanticValidation: false, noSyntaxValidation: false, diagnosticCodesToIgnore: ALLOWED });
  defaults.setEagerModelSync(true);
}

export { javascriptDefaults, monaco, typescriptDefaults };
