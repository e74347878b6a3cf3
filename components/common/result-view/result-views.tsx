"use client";

import type { ComponentType } from "react";
import type { Json } from "#lib/contracts/json.ts";
import { AgentText } from "./agent-text.tsx";
import { LongText } from "./long-text.tsx";
import { resultDir, resultText } from "./result-text.ts";
import { findTables } from "./table/find-tables.ts";
import { ResultTable } from "./table/result-table.tsx";
import { JsonTree } from "./tree/json-tree.tsx";

export type ResultViewName = "tree" | "table" | "raw" | "agent";

interface View {
  name: ResultViewName;
  title: string;
  fits: (value: Json) => boolean;
  Show: ComponentType<{ value: Json; label: string; wrapped: boolean }>;
}

function Raw({ value, label, wrapped }: { value: Json; label: string; wrapped: boolean }) {
  return <LongText text={resultText(value, 2)} label={`${label}, as text`} wrapped={wrapped} dir={resultDir(value)} />;
}

/** The ways to look at a result, in the order of their tabs. */
export const RESULT_VIEWS: readonly View[] = [
  { name: "tree", title: "Tree", fits: () => true, Show: JsonTree },
  { name: "table", title: "Table", fits: (value) => findTables(value).length > 0, Show: ResultTable },
  { name: "raw", title: "Raw", fits: () => true, Show: Raw },
  { name: "agent", title: "As an agent sees it", fits: () => true, Show: AgentText },
];
