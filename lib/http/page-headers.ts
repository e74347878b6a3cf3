interface Options {
  /** New for each page, unguessable. */
  nonce: string;
  /** React's development build uses eval to rebuild stacks. */
  isDevelopment: boolean;
  /** Whether the person's browser came by TLS. */
  isSecure: boolean;
}

const YEAR_SECONDS = 31_536_000;
const CLOSED = ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "serial", "usb"];

/**
 * What a page may do. Scripts run by nonce only. Style elements cannot: Monaco, the toasts and the dialogs' scroll lock make theirs while
 * the page runs. Workers are files of our own.
 */
export function pagePolicy({ nonce, isDevelopment }: Pick<Options, "nonce" | "isDevelopment">): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Every header that keeps a page to itself. */
export function pageHeaders(options: Options): Record<string, string> {
  return {
    "Content-Security-Policy": pagePolicy(options),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": CLOSED.map((feature) => `${feature}=()`).join(", "),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    ...(options.isSecure ? { "Strict-Transport-Security": `max-age=${YEAR_SECONDS}` } : {}),
  };
}
