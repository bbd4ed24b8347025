/** Width that a text takes at most, in pixels: wide for Hangul and other full characters, else that of a usual letter. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text)
    width += (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(character) ? 1 : 0.58) * size;
  return width;
}

/** The text, cut off with an ellipsis where it would be wider. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
