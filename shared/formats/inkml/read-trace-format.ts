import { type Reason, reason } from '#schemas/domain/reason.ts';
import { lineAt } from '../line-at.ts';
import type { SourceText } from '../source-text.ts';
import { childElements, descendantElements, type XmlElement } from './xml-element.ts';

/** Places of the X and Y values among the values of a point, from 0. */
export interface ChannelPlaces {
  readonly x: number;
  readonly y: number;
}

export type ReadTraceFormat =
  | { readonly kind: 'format'; readonly places: ChannelPlaces }
  | { readonly kind: 'refused'; readonly reason: Reason };

/**
 * Channel order of a document's traces. Without a `traceFormat` InkML says X, then Y. Refused: a format without X or
 * Y, and several formats that put them at different places.
 */
export function readTraceFormat(ink: XmlElement, source: SourceText): ReadTraceFormat {
  let places: ChannelPlaces | null = null;
  for (const format of descendantElements(ink, 'traceFormat')) {
    const found = placesIn(format);
    if (found === null)
      return refuse('inkml-channel-missing', 'the traceFormat has no X or no Y channel', format, source);
    if (places !== null && (places.x !== found.x || places.y !== found.y)) {
      return refuse('inkml-several-formats', 'a second traceFormat has another channel order', format, source);
    }
    places = found;
  }
  return { kind: 'format', places: places ?? { x: 0, y: 1 } };
}

function placesIn(format: XmlElement): ChannelPlaces | null {
  const names = childElements(format, 'channel').map((channel) => channel.attributes.get('name')?.toUpperCase());
  const x = names.indexOf('X');
  const y = names.indexOf('Y');
  return x < 0 || y < 0 ? null : { x, y };
}

function refuse(code: string, problem: string, format: XmlElement, source: SourceText): ReadTraceFormat {
  const line = lineAt(source.text, format.offset);
  const message = `${source.path}, line ${line}: ${problem}, so the ink cannot be read. Export the file with X and Y.`;
  return { kind: 'refused', reason: reason(code, message, { file: source.path, line }) };
}
