import { useSyncExternalStore } from 'react';

/** The date of today where the person is, as an ISO date. */
export function isoDateOf(time: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}

const minuteMs = 60_000;

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, minuteMs);
  return () => clearInterval(timer);
}

/** Today's ISO date; changes by itself at midnight. */
export function useToday(): string {
  return useSyncExternalStore(everyMinute, () => isoDateOf(new Date()));
}
