import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexSoup } from './latex-soup.property.ts';
import { lexLatex } from './lexer.ts';

const kindsOf = (source: string) => lexLatex(source).map(({ kind, text }) => `${kind} ${text}`);

describe('lexLatex', () => {
  it('tells commands, control symbols, characters and reserved characters apart', () => {
    expect(kindsOf("\\alpha2\\,{x}_1^'&$#~")).toEqual([
      'command \\alpha',
      'character 2',
      'control-symbol \\,',
      'open-brace {',
      'character x',
      'close-brace }',
      'subscript _',
      'character 1',
      'superscript ^',
      "prime '",
      'alignment &',
      'math-shift $',
      'parameter #',
      'tie ~',
    ]);
  });

  it('takes a comment up to the end of the line, but not behind a backslash', () => {
    expect(kindsOf('a%b\nc\\%d')).toEqual([
      'character a',
      'comment %b',
      'whitespace \n',
      'character c',
      'control-symbol \\%',
      'character d',
    ]);
  });

  it('takes the mark of an environment as one token, spaces inside it allowed', () => {
    const [begin, , end] = lexLatex('\\begin {a r r a y}x\\end{align*}');
    expect(begin).toMatchObject({ kind: 'begin', environment: 'array', text: '\\begin {a r r a y}' });
    expect(end).toMatchObject({ kind: 'end', environment: 'align*' });
    expect(kindsOf('\\begin{1}')[0]).toBe('command \\begin');
  });

  it('keeps code points, combining marks and decomposed Hangul together', () => {
    expect(kindsOf('𝑥e\u0301')).toEqual(['character 𝑥', 'character e\u0301']);
    expect(kindsOf('넓이'.normalize('NFD'))).toHaveLength(2);
  });

  it('marks what cannot be printed', () => {
    expect(kindsOf('\ud800\u0000\\')).toEqual(['invalid \ud800', 'invalid \u0000', 'lone-backslash \\']);
    expect(kindsOf('\u200b\ufe0f\u3000')).toEqual(['whitespace \u200b\ufe0f\u3000']);
  });

  it('loses nothing, and its ranges follow one another', () => {
    fc.assert(
      fc.property(fc.oneof(latexSoup, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (source) => {
        const tokens = lexLatex(source);
        expect(tokens.map(({ text }) => text).join('')).toBe(source);
        const starts = tokens.map(({ range }) => range.start);
        expect(starts).toEqual([0, ...tokens.map(({ range }) => range.end)].slice(0, tokens.length));
        expect(tokens.map(({ range }) => source.slice(range.start, range.end))).toEqual(tokens.map(({ text }) => text));
      }),
    );
  });
});
