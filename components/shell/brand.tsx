/** A painted tile: four petals on cobalt. */
export function Brand({ className = "size-7" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <rect width="24" height="24" rx="5" className="fill-primary" />
      <g className="fill-primary-foreground">
        {[0, 90, 180, 270].map((turn) => (
          <path key={turn} transform={`rotate(${turn} 12 12)`} d="M12 11.2C11.2 7.4 13.6 4 19.8 4.2 20 10.4 16.6 12.8 12 11.2Z" />
        ))}
      </g>
    </svg>
  );
}
