const TILE = 112;

/** A wall of azulejos: one tile, turned four ways by its own symmetry. */
export function TileWall() {
  return (
    <svg className="absolute inset-0 size-full text-primary-foreground dark:text-primary" aria-hidden="true">
      <defs>
        <pattern id="tile" width={TILE} height={TILE} patternUnits="userSpaceOnUse">
          <rect width={TILE} height={TILE} fill="none" stroke="currentColor" strokeOpacity="0.16" />
          <g fill="none" stroke="currentColor" strokeOpacity="0.34" strokeWidth="1.25">
            {[0, 90, 180, 270].map((turn) => (
              <g key={turn} transform={`rotate(${turn} ${TILE / 2} ${TILE / 2})`}>
                <path d="M56 52C50 36 63 22 92 20 90 49 76 62 60 56" />
                <path d="M60 52C59 40 67 31 84 28 81 45 72 53 60 52" fill="currentColor" fillOpacity="0.16" />
                <path d="M0 34A34 34 0 0 0 34 0M0 24A24 24 0 0 0 24 0" />
              </g>
            ))}
            <circle cx="56" cy="56" r="5" />
          </g>
          <circle cx="0" cy="0" r="9" fill="currentColor" fillOpacity="0.2" />
          <circle cx={TILE} cy="0" r="9" fill="currentColor" fillOpacity="0.2" />
          <circle cx="0" cy={TILE} r="9" fill="currentColor" fillOpacity="0.2" />
          <circle cx={TILE} cy={TILE} r="9" fill="currentColor" fillOpacity="0.2" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#tile)" />
    </svg>
  );
}
