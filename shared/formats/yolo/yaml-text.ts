/**
 * A text as a YAML scalar in single quotes, in which only the quote itself is doubled: `-`, `y`, `08` and `\pi` stay the
 * texts that they are in YAML 1.1 and 1.2.
 */
export function yamlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
