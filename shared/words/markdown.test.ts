import { describe, expect, it } from 'vitest';
import { codeInMarkdown, linesInMarkdown, linkInMarkdown, tableInMarkdown, textInMarkdown } from './markdown.ts';

describe('text of people in Markdown', () => {
  it.each([
    ['Kim & Lee, 2027: 80%', 'Kim & Lee, 2027: 80%'],
    ['scan_01_b.png', 'scan_01_b.png'],
    ['_all_ of **it** and ~~that~~', '\\_all\\_ of \\*\\*it\\*\\* and \\~\\~that\\~\\~'],
    ['C# `\\pi` $x$', 'C\\# \\`\\\\pi\\` \\$x\\$'],
    ['[here](x) <script> &lt;', '\\[here\\](x) &lt;script> \\&lt;'],
    ['two\nlines', 'two lines'],
  ])('%j stands on a line as %j', (text, markdown) => {
    expect(textInMarkdown(text)).toBe(markdown);
  });

  it('keeps its paragraphs and lines, and none of them begins a heading, a list, a quotation or a table', () => {
    const text = '# Why\n- a\n1. b\n> c\n===\n\n| x | y |\n|---|---|\n---';
    expect(linesInMarkdown(text)).toBe(
      '\\# Why\\\n\\- a\\\n1\\. b\\\n\\> c\\\n\\===\n\n\\| x | y |\\\n\\|---|---|\\\n\\---',
    );
    expect(linesInMarkdown('  \n')).toBe('');
  });

  it('stands as code, whatever backticks it has', () => {
    expect([codeInMarkdown('a|b\nc'), codeInMarkdown('`x``')]).toEqual(['`a|b c`', '``` `x`` ```']);
  });

  it('stands in the cell that it is of', () => {
    const rows = [['name'], [textInMarkdown('a | b\\')], [codeInMarkdown('x|y')]];
    expect(tableInMarkdown(rows)).toBe('| name |\n| --- |\n| a \\| b\\\\ |\n| `x\\|y` |');
  });

  it('is a link where it is an address', () => {
    expect(['https://example.org/a_b_', 'https://x y', ''].map(linkInMarkdown)).toEqual([
      '<https://example.org/a_b_>',
      'https://x y',
      '',
    ]);
  });
});
