"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { Toaster as Sonner } from "#components/ui/sonner.tsx";
import { drawToasts } from "#lib/client/toast.ts";

/** Draws the toasts. */
export function Toaster() {
  // Sonner listens by now: the effects of what is inside run first.
  useEffect(() => drawToasts(({ kind, message, description }) => toast[kind](message, { description })), []);
  // On a phone above the bar that forms have at the bottom, whose buttons are wanted while a toast is there.
  return <Sonner position="bottom-right" mobileOffset={{ bottom: "5rem" }} />;
}
