/** A symbol of a made-up InkML file. */
export interface InkmlSymbol {
  readonly label: string;
  readonly strokes: readonly string[];
  /** Left out where null. */
  readonly href: string | null;
}

export interface InkmlParts {
  readonly traces?: readonly string[];
  readonly format?: string;
  readonly annotations?: string;
  /** Content of the `math` element. */
  readonly math?: string | null;
  readonly symbols?: readonly InkmlSymbol[] | null;
}

/**
 * Writes an InkML file in the shape of CROHME's. Traces are numbered from 0; without parts it is a formula of one
 * stroke and one symbol `x`.
 */
export function inkmlText(parts: InkmlParts = {}): string {
  const { traces = ['1 2, 3 4'], format = '', annotations = '', math = '<mi xml:id="x_1">x</mi>' } = parts;
  const { symbols = [{ label: 'x', strokes: ['0'], href: 'x_1' }] } = parts;
  return [
    '<ink xmlns="http://www.w3.org/2003/InkML">',
    format,
    annotations,
    math === null ? '' : `<annotationXML type="truth" encoding="Content-MathML"><math>${math}</math></annotationXML>`,
    ...traces.map((points, index) => `<trace id="${index}">${points}</trace>`),
    symbols === null ? '' : segmentation(symbols),
    '</ink>',
  ].join('\n');
}

function segmentation(symbols: readonly InkmlSymbol[]): string {
  const groups = symbols.map(
    ({ label, strokes, href }, index) =>
      `<traceGroup xml:id="g${index}"><annotation type="truth">${label}</annotation>${strokes
        .map((stroke) => `<traceView traceDataRef="${stroke}"/>`)
        .join('')}${href === null ? '' : `<annotationXML href="${href}"/>`}</traceGroup>`,
  );
  return `<traceGroup xml:id="s"><annotation type="truth">Segmentation</annotation>\n${groups.join('\n')}\n</traceGroup>`;
}
