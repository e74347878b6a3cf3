import { copyFileSync } from "node:fs";
import path from "node:path";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

const JARS = ["axis", "jaxrpc", "saaj", "commons-discovery", "commons-logging", "wsdl4j"];

/**
 * SOAP 1.1, rpc/encoded, each at `/axis/services/NAME` (`?wsdl`): Version (`getVersion`, no parts), Text (`trim`, a string), Characters
 * (`isValid`, an int). Axis binds every address and cannot be told otherwise, so its administration is left out.
 */
export function startAxis(): Promise<TestServer> {
  const classPath = JARS.map((jar) => `/usr/share/java/${jar}.jar`).join(":");
  return startProgram({
    name: "Axis",
    command: "/usr/bin/java",
    args: (port, folder) => {
      // Read from the current folder.
      copyFileSync(path.join(testServersDir, "programs/axis.wsdd"), path.join(folder, "server-config.wsdd"));
      return ["-cp", classPath, "org.apache.axis.transport.http.SimpleAxisServer", "-p", String(port)];
    },
    readyPath: "/axis/services/Version?wsdl",
  });
}
