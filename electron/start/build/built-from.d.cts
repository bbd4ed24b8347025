/** What `built-from.cjs` offers; it is no TypeScript so that a command starts without what strips types. */
export const notesFolder: string;
export function keyOfSources(names: readonly string[]): string;
export function describeSources(names: readonly string[]): string[];
export function lineOf(path: string): string | null;
export function noteBuiltFrom(build: string, key: string): void;
export function isBuiltFrom(build: string, key: string): boolean;
