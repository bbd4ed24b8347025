import { z } from 'zod';

/** A command: a backslash with letters, or with one character that is neither letter nor space. */
const LatexCommandName = z
  .string()
  .regex(/^\\(?:[A-Za-z]+|[^A-Za-z\s])$/u, 'must be a LaTeX command such as \\alpha or \\%');

/** One LaTeX token that prints a symbol: a command or one character, but none of the characters LaTeX reserves. */
const LatexSymbolToken = z
  .string()
  .regex(/^(?:\\(?:[A-Za-z]+|[^A-Za-z\s])|[^\s\\{}^_&$%#~']\p{M}*)$/u, 'must be one LaTeX symbol such as x or \\alpha');

/** How deep one synonym may lead to the next; more than anybody needs, and no bound on text can be passed with it. */
const longestSynonymChain = 8;

const PolicyFields = z.object({
  /**
   * Written form → canonical form. The canonical form is one symbol (`\to` → `\rightarrow`), which may itself be
   * written form of another, or a short piece of LaTeX (`\degree` → `^{\circ}`), in which no synonym may occur.
   */
  synonyms: z.record(LatexSymbolToken, z.string().trim().min(1).max(200)),
  /** Commands that are taken away while their (last) argument stays: `\mathrm{d}` → `d`; also for `{\rm d}`. */
  unwrap: z.array(LatexCommandName),
  /** Commands that are taken away with their arguments, because they print no symbol: spaces, sizes, `\label`. */
  drop: z.array(LatexCommandName),
  /** `\limits`, `\nolimits` and `\displaylimits`: published HMER captions keep them. */
  limits: z.enum(['keep', 'drop']),
  /**
   * Is `\log` one symbol or three? `commands` reads the letters `l o g` as `\log`; `letters` writes `\log` as
   * `l o g`; `as-written` changes neither, which is right while the symbol boxes have not been asked.
   */
  functionNames: z.enum(['as-written', 'commands', 'letters']),
  /** The commands that `functionNames` speaks of. */
  functions: z.array(z.string().regex(/^\\[A-Za-z]{2,}$/, 'must be a command of letters such as \\sin')),
  /** Is `\ldots` one symbol or three periods? As for `functionNames`. */
  ellipses: z.enum(['as-written', 'commands', 'periods']),
  /**
   * How LaTeX is written for vertical arithmetic: rows of a right-aligned array with `\hline`, or one line with
   * carries as `\overset`. The canonical form keeps both; whoever writes LaTeX from symbols follows this.
   */
  verticalArithmetic: z.enum(['array', 'overset']),
});

/** What one project holds for the same formula: decides the canonical form of its LaTeX. */
export const LatexPolicy = PolicyFields.superRefine(({ synonyms }, context) => {
  for (const written of Object.keys(synonyms)) {
    const fault = findSynonymFault(new Map(Object.entries(synonyms)), written);
    if (fault !== null) context.addIssue({ code: 'custom', path: ['synonyms', written], message: fault });
  }
});
export type LatexPolicy = Readonly<z.infer<typeof LatexPolicy>>;

function findSynonymFault(synonyms: ReadonlyMap<string, string>, written: string): string | null {
  let symbol = written;
  for (let step = 0; step < longestSynonymChain; step++) {
    const canonical = synonyms.get(symbol);
    if (canonical === undefined) return null;
    if (!LatexSymbolToken.safeParse(canonical).success) {
      const inner = (canonical.match(/\\(?:[A-Za-z]+|.)|[^\s\\]/gu) ?? []).find((token) => synonyms.has(token));
      return inner === undefined ? null : `“${canonical}” holds “${inner}”, which is a synonym itself`;
    }
    symbol = canonical;
  }
  return `the synonyms that start at “${written}” lead round in a circle or on for more than ${longestSynonymChain} steps`;
}

const splitNames = (names: string): string[] => names.trim().split(/\s+/);

/**
 * Writes captions as those published with WAP, BTTR and CoMER for CROHME.
 * Only commands that print the same symbol are synonyms; `\cdots` and `\ldots`, `\mathbb` and `\mathcal`,
 * `\epsilon` and `\varepsilon` stay apart.
 */
export const defaultLatexPolicy: LatexPolicy = {
  synonyms: {
    '\\to': '\\rightarrow',
    '\\gets': '\\leftarrow',
    '\\implies': '\\Longrightarrow',
    '\\impliedby': '\\Longleftarrow',
    '\\iff': '\\Longleftrightarrow',
    '\\le': '\\leq',
    '\\ge': '\\geq',
    '\\ne': '\\neq',
    '\\lt': '<',
    '\\gt': '>',
    '\\dots': '\\ldots',
    '\\dotsc': '\\ldots',
    '\\dotso': '\\ldots',
    '\\dotsb': '\\cdots',
    '\\dotsm': '\\cdots',
    '\\dotsi': '\\cdots',
    '\\lbrack': '[',
    '\\rbrack': ']',
    '\\lbrace': '\\{',
    '\\rbrace': '\\}',
    '\\lparen': '(',
    '\\rparen': ')',
    '\\vert': '|',
    '\\lvert': '|',
    '\\rvert': '|',
    '\\mid': '|',
    '\\Vert': '\\|',
    '\\lVert': '\\|',
    '\\rVert': '\\|',
    '\\ast': '*',
    '\\colon': ':',
    '\\slash': '/',
    '\\land': '\\wedge',
    '\\lor': '\\vee',
    '\\lnot': '\\neg',
    '\\owns': '\\ni',
    '\\dag': '\\dagger',
    '\\ddag': '\\ddagger',
    '\\Box': '\\square',
    '\\degree': '^{\\circ}',
    '\\dfrac': '\\frac',
    '\\tfrac': '\\frac',
    '\\cfrac': '\\frac',
    '\\dbinom': '\\binom',
    '\\tbinom': '\\binom',
    '\\textbf': '\\mathbf',
    '\\bold': '\\mathbf',
    '\\textsf': '\\mathsf',
    '\\texttt': '\\mathtt',
    '\\Bbb': '\\mathbb',
    '\\frak': '\\mathfrak',
    '\\bm': '\\boldsymbol',
    '\\pmb': '\\boldsymbol',
  },
  unwrap: splitNames(`
    \\mbox \\hbox \\vbox \\makebox \\text \\textrm \\textup \\textnormal \\textit \\textsl \\emph \\mathrm
    \\mathit \\mathnormal \\mathup \\operatorname \\mathop \\mathord \\mathbin \\mathrel \\mathopen \\mathclose
    \\mathpunct \\mathinner \\smash \\textcolor \\raisebox \\raise \\lower \\mathllap \\mathrlap \\mathclap
    \\llap \\rlap \\ensuremath \\lefteqn \\centerline`),
  drop: splitNames(`
    \\, \\; \\: \\> \\! \\/ \\- \\space \\quad \\qquad \\enspace \\enskip \\thinspace \\medspace \\thickspace
    \\negthinspace \\negmedspace \\negthickspace \\hspace \\vspace \\hskip \\vskip \\mskip \\kern \\mkern
    \\mspace \\hfill \\hfil \\vfill \\vfil \\smallskip \\medskip \\bigskip \\strut \\mathstrut \\phantom
    \\hphantom \\vphantom \\null \\noindent \\centering \\allowbreak \\nobreak \\newline \\par \\displaystyle
    \\textstyle \\scriptstyle \\scriptscriptstyle \\tiny \\scriptsize \\footnotesize \\small \\normalsize
    \\large \\Large \\LARGE \\huge \\Huge \\relax \\label \\tag \\notag \\nonumber \\eqno \\leqno \\color
    \\protect \\leavevmode \\unskip \\ignorespaces \\noalign \\setlength \\addtolength \\unboldmath`),
  limits: 'keep',
  functionNames: 'as-written',
  functions: splitNames(`
    \\sin \\cos \\tan \\cot \\sec \\csc \\arcsin \\arccos \\arctan \\sinh \\cosh \\tanh \\coth \\log \\ln \\lg
    \\exp \\lim \\max \\min \\sup \\inf \\det \\dim \\ker \\gcd \\arg \\deg \\hom`),
  ellipses: 'as-written',
  verticalArithmetic: 'array',
};
