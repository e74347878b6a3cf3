/** Runs `work` for 0 … count-1, `concurrency` at a time. A failure does not stop the others; all outcomes come back in order. */
export async function inParallel<T>(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  const outcomes: PromiseSettledResult<T>[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next++;
      const [outcome] = await Promise.allSettled([work(index)]);
      if (outcome !== undefined) outcomes[index] = outcome;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return outcomes;
}
