const named = (name: string) =>
  `export async function GET(request, { params }) { return Response.json({ name: ${JSON.stringify(name)}, params: await params }); }`;

/** The sources of a small Next project with every kind of route that the front server tells apart. */
export const FIXTURE_FILES: Record<string, string> = {
  "package.json": `{ "name": "fixture", "private": true, "type": "module" }`,
  "next.config.js": `import path from "node:path";
    const root = path.parse(import.meta.dirname).root; // node_modules is a link out of this folder
    export default { poweredByHeader: false, compress: false, turbopack: { root }, outputFileTracingRoot: root };`,
  "app/layout.js": `export default function Layout({ children }) { return <html><body>{children}</body></html>; }`,
  "app/page.js": `export default function Page() { return <p>home</p>; }`,
  "app/api/static/route.js": `
    export function GET(request) { return Response.json({ method: request.method }); }
    export async function POST(request) { return Response.json({ body: await request.json() }, { status: 201 }); }`,
  "app/api/(grouped)/inside/route.js": named("inside"),
  "app/api/items/fixed/route.js": named("items/fixed"),
  "app/api/items/[id]/route.js": named("items/[id]"),
  "app/api/items/[id]/sub/[other]/route.js": named("items/[id]/sub/[other]"),
  "app/api/items/frozen/route.js": `export const dynamic = "force-static"; export function GET() { return Response.json({ at: Date.now() }); }`,
  "app/api/[...unknown]/route.js": named("[...unknown]"),
  "app/api/mixed/[a]/x/route.js": named("mixed/[a]/x"),
  "app/api/mixed/b/y/route.js": named("mixed/b/y"),
  "app/api/files/[...path]/route.js": named("files/[...path]"),
  "app/api/optional/[[...path]]/route.js": named("optional/[[...path]]"),
  "app/api/auth/[...nextauth]/route.js": named("auth/[...nextauth]"),
  "app/api/frozen/route.js": `export const dynamic = "force-static"; export function GET() { return Response.json({ at: Date.now() }); }`,
  "app/api/awaited/route.js": `const value = await Promise.resolve(42); export function GET() { return Response.json({ value }); }`,
  "app/api/shared/route.js": `
    globalThis.fixtureLoads = (globalThis.fixtureLoads ?? 0) + 1;
    export function GET() { return Response.json({ loads: globalThis.fixtureLoads }); }`,
  "app/api/own-methods/route.js": `
    export function OPTIONS() { return new Response("mine", { headers: { "x-own": "1" } }); }
    export function HEAD() { return new Response(null, { status: 204, headers: { "x-own": "2" } }); }
    export function DELETE() {
      const headers = new Headers([["set-cookie", "a=1; Path=/"], ["set-cookie", "b=2"]]);
      return new Response(null, { status: 204, headers });
    }
    export function PUT() { return Response.redirect("http://example.com/else", 307); }`,
  "app/api/echo/route.js": `
    export function GET(request) {
      const url = new URL(request.url);
      return Response.json({ path: url.pathname, query: [...url.searchParams], remote: request.headers.get("x-sintra-remote-address") });
    }
    export function POST(request) {
      return new Response(request.body, { headers: { "content-type": request.headers.get("content-type") ?? "none" } });
    }`,
  "app/api/stream/route.js": `
    const encoder = new TextEncoder();
    export function GET() {
      let chunk = 0;
      return new Response(new ReadableStream({
        async pull(controller) {
          if (chunk++ === 3) return controller.close();
          controller.enqueue(encoder.encode("chunk " + chunk + "\\n"));
          await new Promise((resolve) => setTimeout(resolve, 20));
        },
      }), { headers: { "content-type": "text/plain" } });
    }
    export function POST() {
      return new Response(new ReadableStream({ pull() { throw new Error("sentinel-in-a-stream"); } }));
    }
    export function PUT() {
      let chunk = 0;
      return new Response(new ReadableStream({ async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (chunk++ === 1) throw new Error("sentinel-late-in-a-stream");
        controller.enqueue(encoder.encode("begun"));
      } }));
    }`,
  "app/api/endless/route.js": `
    let cancelled = 0;
    export function GET() {
      return new Response(new ReadableStream({
        async pull(controller) { controller.enqueue(new Uint8Array(65536)); },
        cancel() { cancelled += 1; },
      }));
    }
    export function POST() { return Response.json({ cancelled }); }`,
  "app/api/boom/route.js": `
    export function GET() { throw new Error("sentinel-of-a-throw"); }
    export async function POST() { throw new Error("sentinel-of-a-rejection"); }
    export function PUT() { return undefined; }
    export async function DELETE() { return "no response"; }
    export function PATCH() { return Response.error(); }`,
  "app/api/abort/route.js": `
    let aborted = 0;
    export function GET() { return Response.json({ aborted }); }
    export async function POST(request) {
      request.signal.addEventListener("abort", () => { aborted += 1; });
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return Response.json({ late: true });
    }`,
  "app/api/slow/route.js": `export async function GET() { await new Promise((resolve) => setTimeout(resolve, 400)); return Response.json({ slow: true }); }`,
};
