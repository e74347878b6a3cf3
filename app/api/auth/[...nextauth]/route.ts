import NextAuth from "next-auth";
import { nextAuthOptions } from "#lib/auth/next-auth-options.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Sessions of people in a browser. Served by Next itself; next-auth needs its request context. */
function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(nextAuthOptions())(request, context);
}

export { handler as GET, handler as POST };
