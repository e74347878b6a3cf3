import path from "node:path";

const SECURITY_HEADERS = [
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: path.resolve(import.meta.dirname) },
  // `npm run verify` type-checks with TypeScript itself.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "undici", "re2js"],
  // Of pages; lib/http/route.ts sets those of the API.
  headers: async () => [{ source: "/((?!api/).*)", headers: SECURITY_HEADERS }],
};
