/** A sentence in which names and values stand between backticks, shown as code. */
export function ChangeText({ text }: { text: string }) {
  return [...text.matchAll(/`([^`]*)`|[^`]+|`/g)].map(({ 0: part, 1: code, index }) =>
    code === undefined ? (
      <span key={index}>{part}</span>
    ) : (
      <code key={index} className="rounded-sm bg-secondary px-1 py-px font-mono text-[0.8125em] wrap-anywhere">
        <bdi>{code}</bdi>
      </code>
    ),
  );
}
