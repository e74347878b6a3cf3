import { SelectField } from "#components/common/select-field.tsx";
import type { AuthConfig } from "#lib/contracts/connector-auth.ts";

const TOKENS = { "": "No", text: "Password as text", digest: "Password as a digest" };
const SIGNED = { no: "No", yes: "Yes, with the client certificate" };

/** Security within the messages of SOAP services. */
export function WsSecurityFields({ config }: { config: AuthConfig["wsSecurity"] }) {
  return (
    <>
      <SelectField
        label="WS-Security UsernameToken"
        name="usernameToken"
        hint="The user name and password in the message, in place of the header."
        options={TOKENS}
        defaultValue={config?.usernameToken ?? ""}
      />
      <SelectField
        label="Messages say until when they are valid"
        name="timestamp"
        options={{ yes: "Yes, for ten minutes", no: "No" }}
        defaultValue={config?.timestamp === false ? "no" : "yes"}
      />
      <SelectField
        label="Messages are signed (X.509)"
        name="signMessages"
        options={SIGNED}
        defaultValue={config?.sign === true ? "yes" : "no"}
      />
    </>
  );
}
