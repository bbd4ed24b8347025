import classes from './brand.module.css';

/** Mark and name of the program. The mark is a fraction whose bar is filling. */
export function Brand({ size = 'sm' }: { readonly size?: 'sm' | 'lg' }) {
  const edge = size === 'lg' ? 44 : 24;
  return (
    <div className={classes.brand} data-size={size}>
      <svg width={edge} height={edge} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--mantine-color-ink-7)" />
        <circle cx="16" cy="9.2" r="3.1" fill="#fff" />
        <rect x="6" y="14.6" width="20" height="2.8" rx="1.4" fill="#fff" opacity=".38" />
        <rect x="6" y="14.6" width="13" height="2.8" rx="1.4" fill="#fff" />
        <circle cx="16" cy="22.8" r="3.1" fill="none" stroke="#fff" strokeWidth="1.8" />
      </svg>
      <span className={classes.name}>Quotient</span>
    </div>
  );
}
