/** What `current-build.cjs` offers; it is no TypeScript so that a command starts without what strips types. */
export const commandLineSources: readonly string[];
export function noteSources(build: string, before: readonly string[], paths: ReadonlySet<string>): void;
export function unchangedBuild(note?: string): string | null;
export function noteCurrent(build: string, name: string, note?: string): void;
