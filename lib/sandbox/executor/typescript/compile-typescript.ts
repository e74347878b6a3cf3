import type ts from "typescript-compiler";
import type { Emitted } from "./emitted.ts";
import { type AroundLoading, loadCompiler } from "./load-compiler.ts";
import { mapPlaces } from "./map-places.ts";
import { TypescriptError } from "./typescript-error.ts";

const NO_MODULES = "import and export are not available: the code is the body of one function. Put what you need into the code itself.";

/** The thorough way, for what is more than types: namespaces, decorators and the like, exactly as TypeScript itself emits them. */
export function compileTypescript(code: string, aroundLoading: AroundLoading): Emitted {
  const compiler = loadCompiler(aroundLoading);
  const check: ts.TransformerFactory<ts.SourceFile> = () => (file) => {
    assertNoModules(compiler, file);
    return file;
  };
  const dropMarker: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
    // An empty export says that the file is a module, which top-level await made it.
    const statements = file.statements.filter((statement) => !compiler.isExportDeclaration(statement));
    return context.factory.updateSourceFile(file, statements);
  };
  const { outputText, sourceMapText, diagnostics } = compiler.transpileModule(code, {
    fileName: "snippet.ts",
    reportDiagnostics: true,
    transformers: { before: [check], after: [dropMarker] },
    compilerOptions: {
      target: compiler.ScriptTarget.ES2022,
      module: compiler.ModuleKind.ESNext,
      moduleDetection: compiler.ModuleDetectionKind.Force,
      sourceMap: true,
    },
  });
  const [first] = diagnostics ?? [];
  if (first) throw new TypescriptError(compiler.flattenDiagnosticMessageText(first.messageText, " "), first.start ?? 0);
  return { output: withoutMapLink(outputText), toSource: mapPlaces(sourceMapText ?? "{}") };
}

function assertNoModules(compiler: typeof ts, file: ts.SourceFile): void {
  for (const statement of file.statements) {
    const isModular =
      compiler.isImportDeclaration(statement) ||
      compiler.isExportDeclaration(statement) ||
      compiler.isExportAssignment(statement) ||
      (compiler.isImportEqualsDeclaration(statement) && compiler.isExternalModuleReference(statement.moduleReference)) ||
      (compiler.canHaveModifiers(statement) &&
        compiler.getModifiers(statement)?.some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword));
    if (isModular) throw new TypescriptError(NO_MODULES, statement.getStart(file));
  }
}

function withoutMapLink(output: string): string {
  const at = output.lastIndexOf("//# sourceMappingURL=");
  return at < 0 ? output : output.slice(0, at);
}
