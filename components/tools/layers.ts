import type { Layer } from "#lib/contracts/errors.ts";

/** Where an execution can fail, in the words of the person who has to mend it. */
export const LAYERS_EXPLAINED: Record<Layer, { label: string; hint: string }> = {
  validation: { label: "Validation", hint: "The parameters do not fit what the tool declares. Nothing was run." },
  auth: { label: "Credentials", hint: "The credential of the connector is missing, or the other side did not accept it." },
  policy: { label: "Network policy", hint: "The address is not one this studio may call. An operator can allow it." },
  dns: { label: "Name lookup", hint: "The host name has no address. Check the base URL of the connector." },
  connect: { label: "Connection", hint: "Nothing answered at the address. The service may be down, or the port wrong." },
  tls: { label: "TLS", hint: "A safe connection could not be made: look at the certificate of the service." },
  timeout: { label: "Timeout", hint: "It took longer than it may. Give it more time, or less to do." },
  rate_limit: { label: "Rate limit", hint: "Too many calls in too short a time. Wait, then try again." },
  upstream: { label: "Upstream", hint: "The service was reached, and answered with an error of its own." },
  response_schema: { label: "Response check", hint: "The service answered, but not in the form that was declared." },
  sandbox: { label: "Code", hint: "The code of the tool threw an error, or went over a limit of its sandbox." },
  database: { label: "Database", hint: "The database refused or failed the query." },
  internal: { label: "Studio", hint: "The studio itself failed. The request id below helps to find out why." },
};
