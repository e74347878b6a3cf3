/** Columns that line up, as plain text or as Markdown. Those of `isText` stand left, the others right. */
export function formatRows(
  headings: string[],
  rows: string[][],
  { markdown, isText }: { markdown: boolean; isText: (column: number) => boolean },
): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => {
    const padded = cells.map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
    return markdown ? `| ${padded.join(" | ")} |` : padded.join("  ");
  };
  const rule = widths.map((width, column) => (markdown && !isText(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [headings, rule, ...rows].map(line).join("\n");
}
