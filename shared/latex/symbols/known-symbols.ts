import { isBlank } from '../reading/characters.ts';

/** Greek letters. */
const greekLetters = `
  alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi
  psi omega varepsilon vartheta varkappa varpi varrho varsigma varphi digamma Alpha Beta Gamma Delta Epsilon Zeta
  Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega varGamma varDelta varTheta
  varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega`;

/** Functions and operators that are written in letters. */
const functionNames = `
  arccos arcsin arctan arccot arcctg arctg arg argmax argmin bmod cos cosec cosh cot cotg coth csc ctg cth ch deg
  det dim exp gcd hom inf injlim ker lg lim liminf limsup ln log max min mod plim Pr projlim sec sech csch sgn sh
  sin sinh sup tan tanh tg th varinjlim varliminf varlimsup varprojlim`;

/** Commands without arguments that space, size, rule or place, and print no symbol (but rules). */
const layoutCommands = `
  quad qquad space nobreakspace enspace enskip thinspace medspace thickspace negthinspace negmedspace negthickspace
  hfill hfil vfill vfil smallskip medskip bigskip strut mathstrut null noindent centering allowbreak nobreak newline
  par indent displaystyle textstyle scriptstyle scriptscriptstyle tiny scriptsize footnotesize small normalsize
  large Large LARGE huge Huge relax notag nonumber protect limits nolimits displaylimits unboldmath hline hdashline
  toprule midrule bottomrule vline cr crcr of leavevmode unskip ignorespaces hrulefill dotfill endgraf right hss vss`;

/** All other symbols of LaTeX, amsmath, amssymb, mathtools and textcomp. */
const symbols = `
  AA aa AE ae aleph amalg angle approx approxeq arc ast asymp backepsilon backprime backsim backsimeq backslash
  barwedge Bbbk because beth between bigcap bigcirc bigcup bigodot bigoplus bigotimes bigsqcup bigstar
  bigtriangledown bigtriangleup biguplus bigvee bigwedge blacklozenge blacksquare blacktriangle blacktriangledown
  blacktriangleleft blacktriangleright bot bowtie Box boxdot boxminus boxplus boxtimes bullet Bumpeq bumpeq Cap cap
  cdot cdotp cdots celsius centerdot checkmark circ circeq circlearrowleft circlearrowright circledast circledcirc
  circleddash circledR circledS clubsuit Colon colon colonapprox coloneq coloneqq colonsim complement cong coprod
  copyright Cup cup curlyeqprec curlyeqsucc curlyvee curlywedge curvearrowleft curvearrowright dag dagger daleth
  dashleftarrow dashrightarrow dashv dblcolon ddag ddagger ddots degree diagdown diagup Diamond diamond diamondsuit
  div divideontimes Doteq doteq doteqdot dotplus dots dotsb dotsc dotsi dotsm dotso doublebarwedge doublecap
  doublecup Downarrow downarrow downdownarrows downharpoonleft downharpoonright ell empty emptyset eqcirc eqcolon
  eqqcolon eqsim eqslantgtr eqslantless equiv eth euro exists fallingdotseq Finv flat forall frown Game ge geq geqq
  geqslant gets gg ggg gggtr gimel gnapprox gneq gneqq gnsim gt gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim
  gvertneqq hbar heartsuit hookleftarrow hookrightarrow hslash i iddots iff iiiint iiint iint Im imath impliedby
  implies in infty int intercal intop j jmath Join L l land langle LaTeX lbag lBrace lbrace lbrack lceil ldotp ldots
  le leadsto Leftarrow leftarrow leftarrowtail leftharpoondown leftharpoonup leftleftarrows Leftrightarrow
  leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftthreetimes leq leqq leqslant lessapprox
  lessdot lesseqgtr lesseqqgtr lessgtr lesssim lfloor lgroup lhd ll llbracket llcorner Lleftarrow lll llless
  lmoustache lnapprox lneq lneqq lnot lnsim Longleftarrow longleftarrow Longleftrightarrow longleftrightarrow
  longmapsfrom Longmapsto longmapsto Longrightarrow longrightarrow looparrowleft looparrowright lor lozenge lparen
  lq lrcorner Lsh lt ltimes lVert lvert lvertneqq maltese mapsfrom mapsto mathellipsis mathsterling measuredangle
  mho mid minuso models mp multimap nabla natural ncong ne nearrow neg neq nexists ngeq ngeqq ngeqslant ngtr ni
  nLeftarrow nleftarrow nLeftrightarrow nleftrightarrow nleq nleqq nleqslant nless nmid notin notni nparallel nprec
  npreceq nRightarrow nrightarrow nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc nsucceq nsupseteq
  nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nVDash nVdash nvDash nvdash nwarrow O o
  odot OE oe ohm oiiint oiint oint ointop ominus oplus oslash otimes owns P parallel parallelogram partial permil
  perp perthousand pitchfork pm pounds prec precapprox preccurlyeq preceq precnapprox precneqq precnsim precsim
  prime prod propto rangle ratio rbag rBrace rbrace rbrack rceil Re restriction rfloor rgroup rhd Rightarrow
  rightarrow rightarrowtail rightharpoondown rightharpoonup rightleftarrows rightleftharpoons rightrightarrows
  rightsquigarrow rightthreetimes risingdotseq rmoustache rparen rq rrbracket Rrightarrow Rsh rtimes rVert rvert S
  sdot searrow setminus sharp slash shortmid shortparallel sim simeq smallfrown smallint smallsetminus smallsmile smile
  spadesuit sphericalangle sqcap sqcup sqsubset sqsubseteq sqsupset sqsupseteq square ss star Subset subset subseteq
  subseteqq subsetneq subsetneqq succ succapprox succcurlyeq succeq succnapprox succneqq succnsim succsim sum Supset
  supset supseteq supseteqq supsetneq supsetneqq surd swarrow TeX textasciitilde textbackslash textbar textdegree
  textdollar textellipsis textemdash textendash textgreater textless textregistered textunderscore therefore
  thickapprox thicksim times to top triangle triangledown triangleleft trianglelefteq triangleq triangleright
  trianglerighteq twoheadleftarrow twoheadrightarrow ulcorner unlhd unrhd Uparrow uparrow Updownarrow updownarrow
  upharpoonleft upharpoonright uplus upuparrows urcorner varnothing varpropto varsubsetneq varsubsetneqq
  varsupsetneq varsupsetneqq vartriangle vartriangleleft vartriangleright varvdots vcentcolon Vdash vDash vdash
  vdots vee veebar Vert vert Vvdash wedge weierp wp wr yen`;

/** `\%` and its kin, spaces, and what stands for `\\` between rows. */
const controlSymbols = '{ } | , ; : ! > % & # $ _ / - @ \\'.split(' ');

const known: ReadonlySet<string> = new Set(
  [greekLetters, functionNames, layoutCommands, symbols]
    .flatMap((names) => names.trim().split(/\s+/))
    .concat(controlSymbols)
    .map((name) => `\\${name}`),
);

/** Whether LaTeX knows a command that takes no arguments. `\ ` with any kind of space is known too. */
export function isKnownSymbol(command: string): boolean {
  return known.has(command) || (command.length === 2 && isBlank(command.charAt(1)));
}

const layout: ReadonlySet<string> = new Set(
  layoutCommands
    .trim()
    .split(/\s+/)
    .map((name) => `\\${name}`),
);

/** Whether a command without arguments spaces, sizes or places, or is a rule of a table. */
export function isLayoutCommand(command: string): boolean {
  return layout.has(command) || /^\\[\s,;:!>/-]$/.test(command) || command === '~';
}
