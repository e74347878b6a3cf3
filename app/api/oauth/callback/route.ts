import { oauthCallback } from "#lib/http/oauth-callback.ts";

export { oauthCallback as GET, oauthCallback as POST };
