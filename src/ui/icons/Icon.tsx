/** Line icons, 20 x 20, drawn here so that no font or network is needed. They stand beside a name, never instead of one. */
const PATHS = {
  play: 'M6.5 4.2v11.6L15.8 10z',
  pause: 'M6 4h2.8v12H6zM11.2 4H14v12h-2.8z',
  previous: 'M12.5 4.5 7 10l5.5 5.5',
  next: 'M7.5 4.5 13 10l-5.5 5.5',
  first: 'M5.5 4.5v11M14 4.5 8.5 10l5.5 5.5',
  last: 'M14.5 4.5v11M6 4.5l5.5 5.5L6 15.5',
  close: 'M5 5l10 10M15 5 5 15',
  link: 'M8.4 11.6a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.6 8.4a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1',
  check: 'M4.5 10.5l3.6 3.6 7.4-8',
  screen: 'M3.5 4.5h13v8.5h-13zM10 13v3M7 16.2h6',
  sun: 'M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M10 2.6v1.8M10 15.6v1.8M2.6 10h1.8M15.6 10h1.8M4.8 4.8 6 6M14 14l1.2 1.2M15.2 4.8 14 6M6 14l-1.2 1.2',
  moon: 'M15.8 12.2A6.4 6.4 0 0 1 7.8 4.2a6.4 6.4 0 1 0 8 8',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5M10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4',
  help: 'M7.7 7.6a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2 1-1.2 1.9M10 14.4v.1',
  arrow: 'M4 10h12M11 5l5 5-5 5',
  wait: 'M10 3.4a6.6 6.6 0 1 0 0 13.2 6.6 6.6 0 0 0 0-13.2M10 6.4V10l2.6 1.6',
  notes: 'M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3',
  dials: 'M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4M7.5 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  panes: 'M3.5 4.5h13v11h-13zM3.5 11.5h13M12 4.5v7',
} as const;
export type IconName = keyof typeof PATHS;
const FILLED: ReadonlySet<IconName> = new Set(['play', 'pause']);

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  const filled = FILLED.has(name);
  return (
    <svg
      viewBox="0 0 20 20"
      width={`${size / 16}em`}
      height={`${size / 16}em`}
      aria-hidden="true"
      focusable="false"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
