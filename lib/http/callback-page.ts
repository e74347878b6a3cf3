interface Page {
  status: number;
  title: string;
  text: string;
  /** Where to go on, on this server. */
  next: { label: string; href: string };
  /** A button that sends a form there, in place of the link. */
  action?: { label: string; href: string };
  requestId: string;
}

/** The studio's own colours: the page loads nothing, so it says them again. */
const STYLE = [
  ":root{color-scheme:light dark;--wall:light-dark(oklch(0.987 0.004 85),oklch(0.19 0.016 268));--card:light-dark(oklch(0.998 0.002 85),oklch(0.222 0.018 268));--ink:light-dark(oklch(0.235 0.018 268),oklch(0.93 0.006 85));--soft:light-dark(oklch(0.475 0.016 268),oklch(0.725 0.012 268));--line:light-dark(oklch(0.9 0.008 85),oklch(0.305 0.018 268));--cobalt:light-dark(oklch(0.43 0.15 263),oklch(0.745 0.115 263));--on-cobalt:light-dark(oklch(0.985 0.004 85),oklch(0.18 0.03 268))}",
  "body{box-sizing:border-box;display:grid;place-items:center;min-height:100dvh;margin:0;padding:1rem;background:var(--wall);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}",
  "main{box-sizing:border-box;width:100%;max-width:27rem;padding:1.75rem;border:1px solid var(--line);border-radius:.75rem;background:var(--card)}",
  "h1{margin:0 0 .5rem;font-size:1.25rem;line-height:1.75rem;letter-spacing:-.01em}p{margin:0;color:var(--soft);overflow-wrap:anywhere}",
  "a,button{display:inline-block;margin-top:1.5rem;padding:.5rem 1rem;border:0;border-radius:.375rem;background:var(--cobalt);color:var(--on-cobalt);font:inherit;font-weight:500;text-decoration:none;overflow-wrap:anywhere;cursor:pointer}",
  "a:focus-visible,button:focus-visible{outline:3px solid var(--cobalt);outline-offset:3px}",
].join("");

/** A page without a script that no other site can frame, and whose address, which holds a code, goes nowhere. */
export function callbackPage({ status, title, text, next, action, requestId }: Page): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${action === undefined ? link(next) : button(action)}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
      // A form without a referrer would come without an origin, which is how it is known to be ours.
      "Referrer-Policy": action === undefined ? "no-referrer" : "same-origin",
      "X-Content-Type-Options": "nosniff",
      "X-Request-Id": requestId,
    },
  });
}

function link({ label, href }: Page["next"]): string {
  return `<a href="${escaped(href)}">${escaped(label)}</a>`;
}

function button({ label, href }: NonNullable<Page["action"]>): string {
  return `<form method="post" action="${escaped(href)}"><button>${escaped(label)}</button></form>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
