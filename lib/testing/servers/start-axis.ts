import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

const JARS = ["axis", "jaxrpc", "saaj", "commons-discovery", "commons-logging", "wsdl4j"];

/**
 * SOAP 1.1, rpc/encoded, at `/axis/services/Version` (`?wsdl`). Its server binds every address and cannot be told otherwise; its administration
 * is closed to other machines by default.
 */
export function startAxis(): Promise<TestServer> {
  const classPath = JARS.map((jar) => `/usr/share/java/${jar}.jar`).join(":");
  return startProgram({
    name: "Axis",
    command: "java",
    args: (port) => ["-cp", classPath, "org.apache.axis.transport.http.SimpleAxisServer", "-p", String(port)],
    readyPath: "/axis/services/Version?wsdl",
  });
}
