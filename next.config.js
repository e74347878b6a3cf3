import path from "node:path";

const NO_SNIFF = { key: "X-Content-Type-Options", value: "nosniff" };

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: path.resolve(import.meta.dirname) },
  // `npm run verify` type-checks with TypeScript itself.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "undici", "re2js"],
  // proxy.ts sets those of pages, which need a nonce; lib/http/route.ts those of the API.
  headers: async () => [
    { source: "/_next/static/:path*", headers: [NO_SNIFF, { key: "Cross-Origin-Resource-Policy", value: "same-origin" }] },
    {
      source: "/api/auth/:path*",
      headers: [NO_SNIFF, { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'" }],
    },
  ],
};
