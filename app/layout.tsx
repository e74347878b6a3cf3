import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "#components/shell/providers.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Sintra Agent Studio", template: "%s · Sintra Agent Studio" },
  description: "One registry for every tool your agents and scripts may call.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfbf8" },
    { media: "(prefers-color-scheme: dark)", color: "#11131a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // From proxy.ts: what lets the page's own inline scripts run.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set before the page is drawn, so it differs from what the server wrote.
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
