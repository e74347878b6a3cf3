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
                <path d="M56 52C51 34 62 18 92 20 94 50 78 61 60 56" />
                <path d="M60 50C60 40 68 31 84 29 82 44 72 52 62 52" />
                <path d="M0 34A34 34 0 0 0 34 0M0 24A24 24 0 0 0 24 0" />
                <path d="M56 0A56 56 0 0 0 84 14" strokeOpacity="0.2" />
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
