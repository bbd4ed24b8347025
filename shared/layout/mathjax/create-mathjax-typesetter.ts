import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FormulaTypesetter, Typesetting } from '../typeset-node.ts';
import type { MathJaxParts } from './mathjax-parts.ts';
import { numberNodes } from './number-nodes.ts';
import { readDrawings } from './read-drawings.ts';
import { readTree } from './read-tree.ts';

/** What is used of a MathJax item; its class is an option of the document. */
interface MathItem {
  readonly root: MmlNode;
  readonly typesetRoot: LiteElement;
  setMetrics(em: number, ex: number, containerWidth: number, scale: number): void;
  compile(document: unknown): void;
  typeset(document: unknown): void;
  start: { node?: LiteElement };
}

/**
 * A typesetter on MathJax 4. Only the packages base, ams, enclose, gensymb and textmacros are there: no `\newcommand`, `\require`, `\href`
 * or styles, so that a formula can neither loop, nor load, nor change what a later formula means. Formulas are not
 * broken into lines. MathJax loads rare parts of its font when a formula asks for them and starts that formula again.
 */
export function createMathJaxTypesetter(parts: MathJaxParts): FormulaTypesetter {
  const adaptor = parts.liteAdaptor();
  parts.RegisterHTMLHandler(adaptor);
  const input = new parts.TeX({
    packages: ['base', ...parts.packages.map((extension) => extension.name)],
    tags: 'none',
    formatError: (_: unknown, error: unknown) => {
      throw error;
    },
  });
  const output = new parts.SVG({ fontCache: 'none', linebreaks: { inline: false } });
  const document = parts.mathjax.document('', { InputJax: input, OutputJax: output });
  const Item: new (latex: string, input: unknown, display: boolean) => MathItem = document.options['MathItem'];

  const typesetNow = (latex: string, display: boolean): Typesetting => {
    const item = new Item(latex, input, display);
    item.start.node = adaptor.body(document.document);
    item.setMetrics(16, 8, 1_000_000, 1);
    item.compile(document);
    numberNodes(item.root);
    item.typeset(document);
    const [svg] = adaptor.tags(item.typesetRoot, 'svg');
    const group = svg && adaptor.firstChild(svg);
    const formula = group && 'attributes' in group ? adaptor.firstChild(group) : null;
    if (!svg || !formula || !('attributes' in formula)) return refused(unexpected('MathJax drew no SVG'));
    const [, top = 0, width = 0, height = 0] = String(adaptor.getAttribute(svg, 'viewBox') ?? '')
      .split(' ')
      .map((value) => Number(value) / 1000);
    return {
      ok: true,
      root: readTree(item.root, readDrawings(adaptor, formula)),
      width,
      height: -top,
      depth: height + top,
    };
  };

  return {
    async typeset(latex, { display }) {
      try {
        return await parts.mathjax.handleRetriesFor(() => typesetNow(latex, display));
      } catch (error) {
        return refused(explain(error));
      }
    },
  };
}

function refused(why: Reason): Typesetting {
  return { ok: false, reason: why };
}

/** MathJax names what is wrong with LaTeX by a `TexError`: an id and an English sentence. */
function explain(error: unknown): Reason {
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return reason('latex-too-deep', 'The LaTeX is nested too deeply to be typeset; flatten it.');
  }
  if (typeof error === 'object' && error !== null && 'id' in error && 'message' in error) {
    const detail = String(error.message);
    const command = /^Undefined control sequence (\\.+)$/s.exec(detail)?.[1];
    return command === undefined
      ? reason('latex-not-typeset', `The LaTeX cannot be typeset: ${detail}.`, { detail })
      : reason('latex-unknown-command', `The LaTeX uses ${command}, which is not known; use another command.`, {
          command,
        });
  }
  return unexpected(error instanceof Error ? error.message : String(error));
}

function unexpected(detail: string): Reason {
  return reason('typesetter-failed', `The typesetter failed at this LaTeX: ${detail}.`, { detail });
}
