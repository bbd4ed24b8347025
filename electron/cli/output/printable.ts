// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text of files and people without what would steer a terminal. Line breaks and tabs stay. */
export function printable(text: string): string {
  return text.replace(controlCharacters, '�');
}
