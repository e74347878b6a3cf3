import { z } from "zod";

/** A header name of RFC 9110, section 5.1. */
export const HeaderName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "not a header name");

/** Visible ASCII, spaces and tabs: what every server accepts. */
export const HeaderValue = z
  .string()
  .max(8_192)
  .regex(/^[\t\x20-\x7e]*$/, "a header value is one line of ASCII");
