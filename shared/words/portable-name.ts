/** What a file system of any kind refuses in a name, or a shell trips over. */
// oxlint-disable-next-line no-control-regex
const refused = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;

const longest = 60;

/** A name that people gave as the beginning of a file's name, safe on every file system; empty where nothing is left of it. */
export function portableName(name: string): string {
  const words = name
    .normalize('NFC')
    .replace(refused, ' ')
    .replace(/\s+/g, '-')
    .replace(/^[-.]+/, '');
  const beginning = words.slice(0, longest);
  // Half of a character is no name.
  return beginning.replace(/[\ud800-\udbff]$/, '').replace(/[-.]+$/, '');
}
