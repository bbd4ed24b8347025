/**
 * What stands behind a command:
 * - `math`, `text`: a brace group or one token, read as a formula or as text
 * - `raw`: a brace group whose tokens are kept as they are
 * - `dimension`: a length such as `-3pt plus 1fil`, without braces or in a brace group
 * - `box`: as `text`, with `to <length>` allowed before it
 */
export type ArgumentKind = 'math' | 'text' | 'raw' | 'dimension' | 'box';

export interface CommandSignature {
  /** Argument in square brackets that may stand first. */
  readonly optional: 'math' | 'raw' | null;
  readonly arguments: readonly ArgumentKind[];
}

const kinds: Readonly<Record<string, ArgumentKind>> = { m: 'math', t: 'text', r: 'raw', d: 'dimension', b: 'box' };

/** One letter an argument (see `kinds`); `o` and `q` are an optional one, math or raw. */
const table: Readonly<Record<string, string>> = {
  m: `
    \\hat \\widehat \\check \\widecheck \\breve \\acute \\grave \\tilde \\widetilde \\bar \\vec \\dot \\ddot \\dddot
    \\ddddot \\mathring \\overline \\underline \\overbrace \\underbrace \\overbracket \\underbracket \\overparen
    \\underparen \\overgroup \\undergroup \\overarc \\wideparen \\overrightarrow \\overleftarrow \\overleftrightarrow
    \\underrightarrow \\underleftarrow \\underleftrightarrow \\Overrightarrow \\overleftharpoon \\overrightharpoon
    \\utilde \\underbar \\widearc
    \\mathrm \\mathit \\mathnormal \\mathup \\mathbf \\mathbfit \\mathsf \\mathsfit \\mathtt \\mathcal \\mathscr
    \\mathfrak \\mathbb \\mathds \\mathbbm \\Bbb \\frak \\bold \\boldsymbol \\bm \\pmb
    \\operatorname \\operatornamewithlimits \\mathop \\mathord \\mathbin \\mathrel \\mathopen \\mathclose \\mathpunct
    \\mathinner \\ensuremath \\lefteqn \\substack \\phantom \\hphantom \\vphantom \\boxed \\cancel \\bcancel \\xcancel
    \\mathllap \\mathrlap \\mathclap \\pmod \\pod \\not \\longdiv \\enclose \\overlinesegment \\underlinesegment \\sqrtsign
    \\Hat \\Check \\Tilde \\Acute \\Grave \\Dot \\Ddot \\Breve \\Bar \\Vec`,
  om: `
    \\sqrt \\smash \\xrightarrow \\xleftarrow \\xleftrightarrow \\xRightarrow \\xLeftarrow \\xLeftrightarrow
    \\xmapsto \\xhookrightarrow \\xhookleftarrow \\xlongequal \\xtofrom \\xrightleftharpoons \\xleftrightharpoons
    \\xrightharpoonup \\xrightharpoondown \\xleftharpoonup \\xleftharpoondown`,
  mm: `
    \\frac \\dfrac \\tfrac \\binom \\dbinom \\tbinom \\stackrel \\overset \\underset \\accentset \\underaccent \\nicefrac
    \\sfrac`,
  omm: '\\cfrac',
  mmm: '\\sideset',
  mmmm: '\\mathchoice \\overunderset',
  t: `
    \\text \\textrm \\textnormal \\textup \\textit \\textsl \\textbf \\textmd \\textsf \\texttt \\textsc \\emph \\fbox
    \\framebox \\textcircled \\textsuperscript \\textsubscript \\circled \\underbar \\uline \\uuline \\uwave \\sout
    \\xout \\shortstack \\centerline \\llap \\rlap \\clap \\tag \\' \\" \\\` \\^ \\~ \\= \\. \\u \\v \\H \\c \\k \\b \\d \\r \\t`,
  b: '\\mbox \\hbox \\vbox \\vtop \\vcenter',
  qt: '\\makebox',
  qrt: '\\parbox',
  rr: '\\setlength \\addtolength',
  r: `
    \\label \\ref \\eqref \\pageref \\cite \\hspace \\vspace \\mspace \\color \\cline \\cmidrule \\intertext \\unicode
    \\noalign \\footnote`,
  qrr: '\\rule',
  rm: '\\textcolor \\colorbox \\raisebox \\scalebox \\hcancel',
  rrm: '\\multicolumn \\multirow \\fcolorbox \\genfracdelims',
  rrrrmm: '\\genfrac',
  d: '\\hskip \\vskip \\mskip \\kern \\mkern',
  db: '\\raise \\lower \\moveleft \\moveright',
};

const signatures = new Map<string, CommandSignature>(
  Object.entries(table).flatMap(([letters, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name): [string, CommandSignature] => [name, readLetters(letters)]),
  ),
);

function readLetters(letters: string): CommandSignature {
  const optional = letters.startsWith('o') ? 'math' : letters.startsWith('q') ? 'raw' : null;
  return { optional, arguments: Array.from(letters, (letter) => kinds[letter]).filter((kind) => kind !== undefined) };
}

/** Signature of a command that takes arguments; undefined for one that takes none or is not known. */
export function findSignature(name: string): CommandSignature | undefined {
  return signatures.get(name);
}

/**
 * Commands that reach up to the end of the group, and the command with an argument for each. `\eqno` has its equation
 * number behind it in the same way.
 */
export const fontSwitches: ReadonlyMap<string, string> = new Map([
  ['\\rm', '\\mathrm'],
  ['\\it', '\\mathit'],
  ['\\mit', '\\mathit'],
  ['\\sl', '\\mathit'],
  ['\\em', '\\mathit'],
  ['\\bf', '\\mathbf'],
  ['\\cal', '\\mathcal'],
  ['\\scr', '\\mathscr'],
  ['\\sf', '\\mathsf'],
  ['\\tt', '\\mathtt'],
  ['\\sc', '\\mathrm'],
  ['\\boldmath', '\\boldsymbol'],
  ['\\normalfont', '\\mathrm'],
  ['\\eqno', '\\eqno'],
  ['\\leqno', '\\leqno'],
  ['\\rmfamily', '\\mathrm'],
  ['\\itshape', '\\mathit'],
  ['\\bfseries', '\\mathbf'],
  ['\\sffamily', '\\mathsf'],
  ['\\ttfamily', '\\mathtt'],
]);

/** Commands that program TeX or reach outside the formula; none of them is part of what is printed in one. */
export const forbiddenCommands: ReadonlySet<string> = new Set(
  `\\def \\edef \\gdef \\xdef \\let \\futurelet \\newcommand \\renewcommand \\providecommand \\newenvironment
  \\renewenvironment \\DeclareMathOperator \\DeclareRobustCommand \\newtheorem \\global \\long \\outer \\csname
  \\endcsname \\expandafter \\noexpand \\catcode \\uccode \\lccode \\input \\include \\includegraphics \\InputIfFileExists
  \\openin \\openout \\read \\write \\immediate \\special \\usepackage \\documentclass \\documentstyle \\require \\verb
  \\loop \\repeat \\if \\ifx \\ifnum \\iftrue \\iffalse \\else \\fi \\the \\number \\string \\meaning \\jobname
  \\href \\url \\htmlClass \\htmlId \\htmlStyle \\htmlData \\begingroup \\endgroup \\halign \\valign
  \\newcount \\newdimen \\newbox \\setbox \\makeatletter \\makeatother`.split(/\s+/),
);
