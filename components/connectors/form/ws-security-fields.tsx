import { SelectField } from "#components/common/select-field.tsx";
import type { Connector } from "#lib/contracts/connectors.ts";

const TOKENS = { "": "No", text: "Password as text", digest: "Password as a digest" };
const SIGNED = { no: "No", yes: "Yes, with the client certificate" };

/** Security within the messages of SOAP services. */
export function WsSecurityFields({ connector }: { connector: Connector | undefined }) {
  const present = connector?.authConfig.wsSecurity ?? null;
  return (
    <>
      <SelectField
        label="WS-Security UsernameToken"
        name="usernameToken"
        hint="The user name and password in the message, in place of the header."
        options={TOKENS}
        defaultValue={present?.usernameToken ?? ""}
      />
      <SelectField
        label="Messages say until when they are valid"
        name="timestamp"
        options={{ yes: "Yes, for ten minutes", no: "No" }}
        defaultValue={present?.timestamp === false ? "no" : "yes"}
      />
      <SelectField
        label="Messages are signed (X.509)"
        name="signMessages"
        options={SIGNED}
        defaultValue={present?.sign === true ? "yes" : "no"}
      />
    </>
  );
}
