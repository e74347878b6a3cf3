import { z } from "zod";
import { operation } from "./operation.ts";

const Health = z.object({ status: z.string(), database: z.string().optional(), migrations: z.string().optional() });

export const systemOperations = {
  health: operation({
    id: "getHealth",
    method: "GET",
    path: "/api/health",
    summary: "Ready when the database answers and its migrations are in; 503 otherwise",
    tag: "System",
    allow: "anyone",
    status: 200,
    response: Health,
  }),
  live: operation({
    id: "getLiveness",
    method: "GET",
    path: "/api/health/live",
    summary: "The process answers",
    tag: "System",
    allow: "anyone",
    status: 200,
    response: Health,
  }),
  openapi: operation({
    id: "getOpenApi",
    method: "GET",
    path: "/api/openapi.json",
    summary: "This document",
    tag: "System",
    allow: "anyone",
    status: 200,
    response: z.record(z.string(), z.unknown()),
  }),
} as const;
