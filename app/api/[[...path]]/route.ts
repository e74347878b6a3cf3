import { notFound } from "#lib/http/not-found.ts";

/** Paths of the API that lead nowhere answer like everything else here: with a problem document, not with a page. */
export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
