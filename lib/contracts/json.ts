import { z } from "zod";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Any JSON value. The body was parsed from JSON already, so nothing is walked twice. */
export const Json = z.custom<Json>((value) => value !== undefined);

export const JsonObject = z.record(z.string(), Json);
