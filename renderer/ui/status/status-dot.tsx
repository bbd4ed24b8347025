import type { FormulaStatus } from '#schemas/domain/layer.ts';

/**
 * Mark of a status, 10 px. Each has a shape of its own, so that it reads without colour: empty ring, ring with a
 * turning arrow's notch, half disc, full disc, disc with a tick, crossed ring. Silent: a word or label stands with it.
 */
export function StatusDot({ status, size = 10 }: { readonly status: FormulaStatus; readonly size?: number }) {
  const color = `var(--status-${status})`;
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true" style={{ flex: 'none' }}>
      <Shape status={status} color={color} />
    </svg>
  );
}

function Shape({ status, color }: { readonly status: FormulaStatus; readonly color: string }) {
  switch (status) {
    case 'absent':
      return <circle cx="5" cy="5" r="4" fill="none" stroke={color} strokeWidth="1.5" strokeDasharray="2 1.6" />;
    case 'returned':
      return (
        <>
          <circle cx="5" cy="5" r="5" fill={color} />
          <path d="M6 2.6 3.6 5 6 7.4" fill="none" stroke="var(--status-mark)" strokeWidth="1.5" />
        </>
      );
    case 'drafted':
      return (
        <>
          <circle cx="5" cy="5" r="4.2" fill="none" stroke={color} strokeWidth="1.5" />
          <path d="M5 .9a4.1 4.1 0 0 1 0 8.2z" fill={color} />
        </>
      );
    case 'submitted':
      return <circle cx="5" cy="5" r="5" fill={color} />;
    case 'accepted':
      return (
        <>
          <circle cx="5" cy="5" r="5" fill={color} />
          <path d="m2.7 5.1 1.7 1.7 3-3.3" fill="none" stroke="var(--status-mark)" strokeWidth="1.5" />
        </>
      );
    case 'unusable':
      return (
        <>
          <circle cx="5" cy="5" r="4.2" fill="none" stroke={color} strokeWidth="1.5" />
          <path d="m2.2 7.8 5.6-5.6" stroke={color} strokeWidth="1.5" />
        </>
      );
  }
}
