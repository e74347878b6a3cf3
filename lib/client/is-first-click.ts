/** Whether a click is not the second of a double click, whose first has put another button in its place. */
export function isFirstClick({ detail }: { detail: number }): boolean {
  return detail <= 1;
}
