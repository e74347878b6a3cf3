import { startProgram } from "#lib/testing/servers/start-program.ts";

const PROGRAM = `
import sys
from xmlrpc.server import SimpleXMLRPCServer, SimpleXMLRPCRequestHandler
class Handler(SimpleXMLRPCRequestHandler):
    rpc_paths = ("/RPC2",)
    def do_GET(self):
        self.send_response(200); self.end_headers()
server = SimpleXMLRPCServer(("127.0.0.1", int(sys.argv[1])), requestHandler=Handler, allow_none=True, logRequests=False)
server.register_function(lambda a, b: a + b, "add")
server.register_function(lambda *values: list(values), "echo")
server.register_function(lambda value: type(value).__name__, "kind")
server.register_function(lambda a, b: a / b, "divide")
server.register_introspection_functions()
server.serve_forever()
`;

/** The XML-RPC server of Python's standard library. */
export function startXmlRpc() {
  return startProgram({ name: "Python's XML-RPC server", command: "python3", args: (port) => ["-c", PROGRAM, String(port)] });
}
