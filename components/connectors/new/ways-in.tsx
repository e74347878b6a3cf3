import { Globe, type LucideIcon, PencilRuler, SquareTerminal } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

const WAYS: readonly { icon: LucideIcon; title: string; text: string; example: string }[] = [
  {
    icon: Globe,
    title: "An address",
    text: "Of the service, or of one thing in it. Numbers and ids in the path become parameters.",
    example: "https://api.github.com/users/octocat",
  },
  {
    icon: SquareTerminal,
    title: "A cURL line",
    text: "From documentation, or from a browser: developer tools, Network, right click, “Copy as cURL”. Of bash, cmd or PowerShell.",
    example: 'curl -X POST https://api.example.com/v1/orders -H "X-API-Key: …" -d \'{"item":"tea","count":2}\'',
  },
];

/** What can be pasted, each with an example to try. */
export function WaysIn({ onTry, onForm }: { onTry: (text: string) => void; onForm: () => void }) {
  return (
    <section aria-label="What can be pasted" className="divide-y rounded-lg border">
      {WAYS.map(({ icon: Icon, title, text, example }) => (
        <div key={title} className="flex gap-3 p-4">
          <Icon className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden="true" />
          <div className="min-w-0 flex-1 space-y-1.5">
            <h2 className="text-sm font-semibold">{title}</h2>
            <p className="text-sm text-pretty text-muted-foreground">{text}</p>
            <p className="truncate rounded bg-code px-2 py-1 font-mono text-xs">{example}</p>
            <Button type="button" variant="outline" size="xs" onClick={() => onTry(example)} aria-label={`Try it: ${title.toLowerCase()}`}>
              Try it
            </Button>
          </div>
        </div>
      ))}
      <div className="flex gap-3 p-4">
        <PencilRuler className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden="true" />
        <div className="min-w-0 flex-1 space-y-1.5">
          <h2 className="text-sm font-semibold">Neither at hand?</h2>
          <p className="text-sm text-pretty text-muted-foreground">Say where the service is, how it signs calls and what it is called.</p>
          <Button type="button" variant="outline" size="sm" onClick={onForm}>
            Fill in the form
          </Button>
        </div>
      </div>
    </section>
  );
}
