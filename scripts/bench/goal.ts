/** One line that tells whether a figure reaches its aim. */
export function goal(what: string, value: number, bound: "at least" | "at most", limit: number, unit: string): string {
  const reached = bound === "at least" ? value >= limit : value <= limit;
  return `${reached ? "reached" : "MISSED "}  ${what}: ${value.toFixed(2)}${unit} (${bound} ${limit}${unit})`;
}
