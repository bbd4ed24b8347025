/** What a file system of any kind refuses in a name, or a shell trips over. */
// oxlint-disable-next-line no-control-regex
const refused = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;

/** A name that people gave as the beginning of a file's name, safe on every file system; empty where nothing is left of it. */
export function portableName(name: string): string {
  return name
    .normalize('NFC')
    .replace(refused, ' ')
    .replace(/\s+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
}
