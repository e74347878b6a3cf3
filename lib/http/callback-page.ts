interface Page {
  status: number;
  title: string;
  text: string;
  /** Where to go on, on this server. */
  href: string;
  /** A button that sends a form there, in place of the link to the studio. */
  action?: { label: string; href: string };
  requestId: string;
}

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}h1{font-size:1.25rem}";

/** A page without a script that no other site can frame, and whose address, which holds a code, goes nowhere. */
export function callbackPage({ status, title, text, href, action, requestId }: Page): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${action === undefined ? link(href) : button(action)}</main></body></html>`;
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

function link(href: string): string {
  return `<p><a href="${escaped(href)}">Go to the studio</a></p>`;
}

function button({ label, href }: NonNullable<Page["action"]>): string {
  return `<form method="post" action="${escaped(href)}"><button>${escaped(label)}</button></form>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
