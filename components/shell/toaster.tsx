"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { Toaster as Sonner } from "#components/ui/sonner.tsx";
import { drawToasts } from "#lib/client/toast.ts";

/** Draws the toasts. */
export function Toaster() {
  // Sonner listens by now: the effects of what is inside run first.
  useEffect(() => drawToasts(({ kind, message, description }) => toast[kind](message, { description })), []);
  // Where no form has its buttons: those of some stand below, at either side.
  return <Sonner position="top-center" />;
}
