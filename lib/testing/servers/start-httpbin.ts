import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

/** REST: kinds of auth, redirects, encodings, delays. Python, from Debian. */
export function startHttpbin(): Promise<TestServer> {
  return startProgram({
    name: "httpbin",
    // Debian's packages belong to Debian's Python, whichever comes first on the PATH.
    command: "/usr/bin/python3",
    args: (port) => ["-c", `from httpbin import app; app.run(host="127.0.0.1", port=${port}, threaded=True)`],
    readyPath: "/status/200",
  });
}
