import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { signIn } from "#lib/services/account/sign-in.ts";
import { signInOidc } from "#lib/services/account/sign-in-oidc.ts";
import { clientAddress } from "./client-address.ts";
import { sessionSecret } from "./session.ts";
import { signInOptions } from "./sign-in-options.ts";

const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** The next-auth setup: email and password, and an OpenID provider where the operator has set one. Sessions are sealed tokens. */
export function nextAuthOptions(): NextAuthOptions {
  const { oidc } = signInOptions();
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider, ...(oidc === null ? [] : [oidcProvider(oidc.name)])],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const claims = profile as OidcClaims | undefined;
        const known = await signInOidc({
          issuer: env().OIDC_ISSUER ?? "",
          subject: account.providerAccountId,
          email: claims?.email ?? "",
          emailVerified: claims?.email_verified === true,
          name: claims?.name ?? claims?.email ?? "",
        });
        if (known !== null) Object.assign(user, { id: known.id, sessionVersion: known.sessionVersion });
        return known !== null;
      },
      jwt: ({ token, user }) => (user === undefined ? token : { sub: user.id, sessionVersion: (user as SessionUser).sessionVersion }),
      session: ({ session }) => session,
    },
  };
}

interface SessionUser {
  id: string;
  sessionVersion: number;
}

interface OidcClaims {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

const passwordProvider = CredentialsProvider({
  name: "Email and password",
  credentials: { email: { label: "Email", type: "email" }, password: { label: "Password", type: "password" } },
  authorize: async (credentials, request) => {
    const address = clientAddress(new Headers(request.headers as Record<string, string> | undefined));
    const { email = "", password = "" } = credentials ?? {};
    try {
      return await signIn({ email, password, address });
    } catch (error) {
      // next-auth hands the message of an error to the page.
      if (error instanceof AppError && error.code === "rate_limited") throw new Error("rate_limited");
      throw error;
    }
  },
});

function oidcProvider(name: string): OAuthConfig<OidcClaims> {
  const { OIDC_ISSUER = "", OIDC_CLIENT_ID = "", OIDC_CLIENT_SECRET = "" } = env();
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
  };
}
