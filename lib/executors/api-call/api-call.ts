import type { CustomCall } from "./custom/custom-call.ts";
import type { GraphqlCall } from "./graphql/graphql-call.ts";
import type { GrpcCall } from "./grpc/grpc-call.ts";
import type { RestCall } from "./rest/rest-call.ts";
import type { SoapCall } from "./soap/soap-call.ts";

/** A call of an endpoint, by the protocol that its connector speaks. */
export type ApiCall = RestCall | GraphqlCall | SoapCall | GrpcCall | CustomCall;
