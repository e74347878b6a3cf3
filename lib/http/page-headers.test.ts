import { expect, it } from "vitest";
import { pageHeaders, pagePolicy } from "./page-headers.ts";

const directive = (policy: string, name: string) => policy.split("; ").find((part) => part.startsWith(`${name} `));

it("lets scripts run by nonce only, and nobody frame the page", () => {
  const policy = pagePolicy({ nonce: "n0nce", isDevelopment: false });
  expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).not.toContain("blob:");
  for (const closed of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"]) expect(policy).toContain(closed);
});

it("asks for TLS only where the browser came by it", () => {
  const options = { nonce: "n", isDevelopment: false };
  expect(pageHeaders({ ...options, isSecure: false })).not.toHaveProperty("Strict-Transport-Security");
  expect(pageHeaders({ ...options, isSecure: true })["Strict-Transport-Security"]).toMatch(/max-age=\d{8}/);
});
