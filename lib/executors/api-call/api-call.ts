import type { RestCall } from "./rest/rest-call.ts";

/** A call of an endpoint, by the protocol that its connector speaks. */
export type ApiCall = RestCall;
