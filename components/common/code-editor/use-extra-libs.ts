import { useEffect } from "react";
import { javascriptDefaults, typescriptDefaults } from "./monaco.ts";

/** Type declarations that JavaScript and TypeScript on this page may lean on, for as long as the editor is there. */
export function useExtraLibs(libs: readonly { path: string; content: string }[] = []): void {
  const key = JSON.stringify(libs);
  useEffect(() => {
    const parsed = JSON.parse(key) as { path: string; content: string }[];
    const added = parsed.flatMap(({ path, content }) => {
      const file = `file:///${path}`;
      return [javascriptDefaults.addExtraLib(content, file), typescriptDefaults.addExtraLib(content, file)];
    });
    return () => {
      for (const lib of added) lib.dispose();
    };
  }, [key]);
}
