"use client";

import { createContext, useContext } from "react";

/** Messages by path: `parameters.items[2].name`. */
export type PathErrors = ReadonlyMap<string, string>;

export const ErrorsContext = createContext<PathErrors>(new Map());

export function usePathError(path: string): string | undefined {
  return useContext(ErrorsContext).get(path);
}
