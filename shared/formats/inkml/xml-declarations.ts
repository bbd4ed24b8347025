/**
 * Place of the first `<!…` that is neither a comment nor a CDATA section: a document type, an entity declaration or
 * what pretends to be one. Null where there is none. Reads the text once, so that hostile input costs no more.
 */
export function findForbiddenDeclaration(text: string): number | null {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const end = endOfHarmless(text, at);
    if (end === null) return at;
    at = end;
  }
  return null;
}

function endOfHarmless(text: string, at: number): number | null {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9);
  return null;
}

/** An unclosed comment or section reaches to the end; the parser will say so. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
