import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

const SERVICE = "TestService.asmx";

/**
 * Mono's ASP.NET behind nginx, SOAP 1.1 and 1.2: `/TestService.asmx` (`?wsdl`), Mono's own example with `Echo` and `Add`, and `/Rich.asmx` with
 * all that its serializer knows: attributes, enumerations, derived types, choices, headers, overloads, the SOAP encoding.
 */
export function startMonoAsmx(): Promise<TestServer> {
  return startProgram({
    name: "Mono",
    command: "sh",
    args: async (port, folder) => {
      const backend = await freePort(0);
      const site = path.join(folder, "site");
      mkdirSync(site);
      copyFileSync(`/usr/share/asp.net-demos/1.1/webservice/${SERVICE}`, path.join(site, SERVICE));
      copyFileSync(path.join(testServersDir, "programs/Rich.asmx"), path.join(site, "Rich.asmx"));
      const config = path.join(folder, "nginx.conf");
      writeFileSync(config, nginxConfig({ port, backend, folder, site }));
      // Mono's own web server crashes, so it answers behind another.
      const script = 'fastcgi-mono-server4 --applications="/:$1" --socket="tcp:127.0.0.1:$2" & exec /usr/sbin/nginx -e stderr -c "$3"';
      return ["-c", script, "sh", site, String(backend), config];
    },
    readyPath: `/${SERVICE}?wsdl`,
  });
}

function nginxConfig({ port, backend, folder, site }: { port: number; backend: number; folder: string; site: string }): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ");
  return `
    daemon off; pid ${folder}/nginx.pid; worker_processes 1;
    events { worker_connections 256; }
    http {
      access_log off; ${temporary}
      server {
        listen 127.0.0.1:${port};
        location / {
          include /etc/nginx/fastcgi_params;
          fastcgi_param PATH_INFO "";
          fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
          root ${site};
          fastcgi_pass 127.0.0.1:${backend};
        }
      }
    }`;
}
