import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { useSettled } from "#lib/client/use-settled.ts";
import type { ImportPlan } from "#lib/contracts/import-plan.ts";

const PAUSE_MS = 250;

interface Reading {
  plan: ImportPlan | undefined;
  /** The text that the plan was read from. */
  of: string;
  isReading: boolean;
  error: unknown;
}

/** What a text that is being typed says, as soon as it rests. */
export function useReading(text: string): Reading {
  const { workspace } = useStudio();
  const wanted = useSettled(text.trim(), PAUSE_MS);
  const enabled = wanted !== "" && text.trim() !== "";
  const query = useQuery({ ...connectorQueries.read(workspace.slug, wanted), enabled, placeholderData: keepPreviousData });
  const isReading = text.trim() !== "" && (query.isFetching || wanted !== text.trim());
  if (!enabled && !isReading) return { plan: undefined, of: "", isReading, error: null };
  return { plan: query.data?.plan, of: query.data?.text ?? "", isReading, error: isReading ? null : query.error };
}
