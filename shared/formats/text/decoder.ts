interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** The WHATWG decoder that Node and browsers share; declared here because this folder knows neither of them. */
declare const TextDecoder: new (label: string, options?: { readonly fatal?: boolean }) => Decoder;

/** Decodes bytes of an encoding; throws for bytes that are none of it, and for an encoding that is not known. */
export function strictDecoder(encoding: string): Decoder {
  return new TextDecoder(encoding, { fatal: true });
}

/** The same with U+FFFD for what is no text. */
export function lossyDecoder(encoding: string): Decoder {
  return new TextDecoder(encoding);
}
