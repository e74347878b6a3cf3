import path from "node:path";

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The front server answers on one port; compression is left to a proxy in front of it.
  compress: false,
  turbopack: { root: path.resolve(import.meta.dirname) },
  // `npm run verify` type-checks with TypeScript itself.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "undici", "re2js"],
};
