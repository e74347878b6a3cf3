import type { RecentUsage } from "#lib/contracts/usage.ts";

const WIDTH = 96;
const HEIGHT = 22;
const STEP = WIDTH / 24;

/** The calls of 24 hours as bars, what failed at their foot. An hour without a call is a dot, so that the time is seen. */
export function Sparkline({ usage }: { usage: RecentUsage }) {
  const most = Math.max(1, ...usage.hours.map(({ calls }) => calls));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={inWords(usage)} className="h-5.5 w-20 max-w-full @2xl:w-24">
      <title>{inWords(usage)}</title>
      {usage.hours.map(({ calls, failures }, hour) => {
        const height = calls === 0 ? 1 : 2 + (calls / most) * (HEIGHT - 2);
        const failed = calls === 0 || failures === 0 ? 0 : Math.max(2, (failures / calls) * height);
        const at = { x: hour * STEP + 0.5, width: STEP - 1 };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the hours have no identity but their place.
          <g key={hour}>
            <rect {...at} y={HEIGHT - height} height={height - failed} className={calls === 0 ? "fill-border" : "fill-primary/70"} />
            {failed > 0 && <rect {...at} y={HEIGHT - failed} height={failed} className="fill-destructive" />}
          </g>
        );
      })}
    </svg>
  );
}

function inWords({ calls, failures }: RecentUsage): string {
  if (calls === 0) return "No call in 24 hours";
  return `${calls === 1 ? "1 call" : `${calls} calls`} in 24 hours, ${failures === 0 ? "none" : failures} failed`;
}
