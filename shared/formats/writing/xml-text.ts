/**
 * Text as the content of an element or the value of an attribute in double quotes. A carriage return, tab or newline
 * would become a space in an attribute, so they are written as references.
 */
export function xmlText(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character);
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
