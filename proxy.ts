import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { pageHeaders } from "#lib/http/page-headers.ts";

/** Next calls this before it draws a page, under whichever server: each page gets a nonce, which Next and the layout put on their scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const answer = pageHeaders({ nonce, isDevelopment: env().NODE_ENV === "development", isSecure: isSecure(request) });
  const asked = new Headers(request.headers);
  asked.set("x-nonce", nonce);
  asked.set("content-security-policy", answer["Content-Security-Policy"] ?? "");
  const response = NextResponse.next({ request: { headers: asked } });
  for (const [name, value] of Object.entries(answer)) response.headers.set(name, value);
  return response;
}

function isSecure(request: NextRequest): boolean {
  const { NEXTAUTH_URL, SINTRA_TRUST_PROXY } = env();
  if (SINTRA_TRUST_PROXY && request.headers.get("x-forwarded-proto") === "https") return true;
  return NEXTAUTH_URL?.startsWith("https:") === true;
}

export const config = { matcher: ["/((?!api/|_next/static/).*)"] };
