import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

const PROGRAMS = {
  "1.1": (port: number) => `import spyne.test.interop.server.soap11.soap_http_basic as server; server.port[0] = ${port}; server.main()`,
  "1.2": (port: number) => `import spyne.test.interop.server.soap12.soap_http_basic as server; server.port = ${port}; server.main()`,
};

/** SOAP at `/`, described at `/?wsdl`: Spyne's own service for interoperability tests, which checks every message against its schema. */
export function startSpyne(version: "1.1" | "1.2"): Promise<TestServer> {
  return startProgram({
    name: `Spyne with SOAP ${version}`,
    command: "/usr/bin/python3",
    args: (port) => ["-W", "ignore", "-c", PROGRAMS[version](port)],
    readyPath: "/?wsdl",
  });
}
