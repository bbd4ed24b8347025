import { shell } from 'electron';

/** Pages that may be opened in the person's own browser. Nothing else that a page asks for is opened anywhere. */
export const externalLinks = {
  latexCommands: 'https://katex.org/docs/supported',
} as const;

const known: ReadonlySet<string> = new Set(Object.values(externalLinks));

/** Opens a listed page in the default browser; says whether it was listed. */
export function openExternalLink(address: string): boolean {
  if (!known.has(address)) return false;
  void shell.openExternal(address);
  return true;
}
