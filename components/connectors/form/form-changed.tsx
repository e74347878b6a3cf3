"use client";

import { createContext, useContext } from "react";

/** Tells the form around of a change that none of its elements reports. */
const FormChanged = createContext<() => void>(() => undefined);

export const FormChangedProvider = FormChanged.Provider;

export function useFormChanged(): () => void {
  return useContext(FormChanged);
}
