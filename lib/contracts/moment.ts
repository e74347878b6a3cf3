import { z } from "zod";

/** A time after 1970: what ids can tell. */
export const Moment = z.iso.datetime().refine((text) => Date.parse(text) >= 0, "lies before 1970");
