/** What MathJax shows for a command of LaTeX, its AMS symbols and gensymb: character, then the command without backslash. */
const commandTable = `
  α alpha, β beta, γ gamma, δ delta, ϵ epsilon, ζ zeta, η eta, θ theta, ι iota, κ kappa, λ lambda, μ mu,
  ν nu, ξ xi, ο omicron, π pi, ρ rho, σ sigma, τ tau, υ upsilon, ϕ phi, χ chi, ψ psi, ω omega, ε varepsilon,
  ϑ vartheta, ϖ varpi, ϱ varrho, ς varsigma, φ varphi, Γ Gamma, Δ Delta, Θ Theta, Λ Lambda, Ξ Xi, Π Pi,
  Σ Sigma, Υ Upsilon, Φ Phi, Ψ Psi, Ω Omega, Å AA, § S, ℵ aleph, ℏ hbar, ı imath, ȷ jmath, ℓ ell, ℘ wp, ℜ Re,
  ℑ Im, ∂ partial, ∞ infty, ′ prime, ∅ emptyset, ∇ nabla, ⊤ top, ⊥ bot, ∠ angle, △ triangle, ∀ forall,
  ∃ exists, ¬ neg, ♭ flat, ♮ natural, ♯ sharp, ♣ clubsuit, ♢ diamondsuit, ♡ heartsuit, ♠ spadesuit, √ sqrt,
  ∐ coprod, ⋁ bigvee, ⋀ bigwedge, ⨄ biguplus, ⋂ bigcap, ⋃ bigcup, ∫ int, ∬ iint, ∭ iiint, ∏ prod, ∑ sum,
  ⨂ bigotimes, ⨁ bigoplus, ⨀ bigodot, ∮ oint, ∯ oiint, ∰ oiiint, ⨆ bigsqcup, ◃ triangleleft, ▹ triangleright,
  ▽ bigtriangledown, ∧ wedge, ∨ vee, ∩ cap, ∪ cup, ‡ ddagger, † dagger, ⊓ sqcap, ⊔ sqcup, ⊎ uplus, ⨿ amalg,
  ⋄ diamond, ∙ bullet, ≀ wr, ÷ div, ⊙ odot, ⊘ oslash, ⊗ otimes, ⊖ ominus, ⊕ oplus, ∓ mp, ± pm, ∘ circ,
  ◯ bigcirc, ∖ setminus, × times, ⋆ star, ∝ propto, ⊑ sqsubseteq, ⊒ sqsupseteq, ∥ parallel, ⊣ dashv, ⊢ vdash,
  ≤ leq, ≥ geq, ≻ succ, ≺ prec, ≈ approx, ⪰ succeq, ⪯ preceq, ⊃ supset, ⊂ subset, ⊇ supseteq, ⊆ subseteq,
  ∈ in, ∋ ni, ∉ notin, ≫ gg, ≪ ll, ∼ sim, ≃ simeq, ⟂ perp, ≡ equiv, ≍ asymp, ⌣ smile, ⌢ frown, ≠ neq, ≅ cong,
  ≐ doteq, ⋈ bowtie, ⊧ models, ⇔ Leftrightarrow, ⇐ Leftarrow, ⇒ Rightarrow, ↔ leftrightarrow, ← leftarrow,
  → rightarrow, ↦ mapsto, ↼ leftharpoonup, ↽ leftharpoondown, ⇀ rightharpoonup, ⇁ rightharpoondown,
  ↗ nearrow, ↘ searrow, ↖ nwarrow, ↙ swarrow, ⇌ rightleftharpoons, ↪ hookrightarrow, ↩ hookleftarrow,
  ⟵ longleftarrow, ⟸ Longleftarrow, ⟶ longrightarrow, ⟹ Longrightarrow, ⟺ Longleftrightarrow,
  ⟷ longleftrightarrow, ⟼ longmapsto, … ldots, ⋯ cdots, ⋮ vdots, ⋱ ddots, ⋰ iddots, ⟨ langle, ⟩ rangle,
  ⎰ lmoustache, ⎱ rmoustache, ⟮ lgroup, ⟯ rgroup, ↑ uparrow, ↓ downarrow, ↕ updownarrow, ⇑ Uparrow,
  ⇓ Downarrow, ⇕ Updownarrow, ⌉ rceil, ⌈ lceil, ⌋ rfloor, ⌊ lfloor, ⨌ iiiint, ϝ digamma, ϰ varkappa, ℶ beth,
  ℷ gimel, ℸ daleth, ‵ backprime, ▴ blacktriangle, ▾ blacktriangledown, ◻ square, ◼ blacksquare, ◊ lozenge,
  ⧫ blacklozenge, ★ bigstar, ∢ sphericalangle, ∡ measuredangle, ∄ nexists, ∁ complement, ℧ mho,
  ð eth, Ⅎ Finv, ╱ diagup, ⅁ Game, ╲ diagdown, ¥ yen, ® circledR, ✓ checkmark, ✠ maltese, ∔ dotplus,
  ⋉ ltimes, ⋊ rtimes, ⋒ Cap, ⋋ leftthreetimes, ⋓ Cup, ⋌ rightthreetimes, ⊼ barwedge, ⋏ curlywedge, ⊻ veebar,
  ⋎ curlyvee, ⩞ doublebarwedge, ⊟ boxminus, ⊝ circleddash, ⊠ boxtimes, ⊛ circledast, ⊡ boxdot, ⊚ circledcirc,
  ⊞ boxplus, ⋇ divideontimes, ⊺ intercal, ≦ leqq, ≧ geqq, ⩽ leqslant, ⩾ geqslant, ⪕ eqslantless,
  ⪖ eqslantgtr, ≲ lesssim, ≳ gtrsim, ⪅ lessapprox, ⪆ gtrapprox, ≊ approxeq, ⋖ lessdot, ⋗ gtrdot, ⋘ lll,
  ⋙ ggg, ≶ lessgtr, ≷ gtrless, ⋚ lesseqgtr, ⋛ gtreqless, ⪋ lesseqqgtr, ⪌ gtreqqless, ≑ doteqdot, ≖ eqcirc,
  ≓ risingdotseq, ≗ circeq, ≒ fallingdotseq, ≜ triangleq, ∽ backsim, ⋍ backsimeq, ⫅ subseteqq, ⫆ supseteqq,
  ⋐ Subset, ⋑ Supset, ⊏ sqsubset, ⊐ sqsupset, ≼ preccurlyeq, ≽ succcurlyeq, ⋞ curlyeqprec, ⋟ curlyeqsucc,
  ≾ precsim, ≿ succsim, ⪷ precapprox, ⪸ succapprox, ⊲ vartriangleleft, ⊳ vartriangleright, ⊴ trianglelefteq,
  ⊵ trianglerighteq, ⊨ vDash, ⊩ Vdash, ⊪ Vvdash, ≏ bumpeq, ≬ between, ≎ Bumpeq, ⋔ pitchfork, ∍ backepsilon,
  ◂ blacktriangleleft, ▸ blacktriangleright, ∴ therefore, ∵ because, ≂ eqsim, ≮ nless, ≯ ngtr, ≰ nleq,
  ≱ ngeq, ⪇ lneq, ⪈ gneq, ≨ lneqq, ≩ gneqq, ⋦ lnsim, ⋧ gnsim, ⪉ lnapprox, ⪊ gnapprox, ⊀ nprec,
  ⊁ nsucc, ⋠ npreceq, ⋡ nsucceq, ⪵ precneqq, ⪶ succneqq, ⋨ precnsim, ⋩ succnsim, ⪹ precnapprox,
  ⪺ succnapprox, ≁ nsim, ≇ ncong, ∤ nmid, ∦ nparallel, ⊬ nvdash, ⊭ nvDash, ⊮ nVdash, ⊯ nVDash,
  ⋪ ntriangleleft, ⋫ ntriangleright, ⋬ ntrianglelefteq, ⋭ ntrianglerighteq, ⊈ nsubseteq, ⊉ nsupseteq,
  ⊊ subsetneq, ⊋ supsetneq, ⫋ subsetneqq, ⫌ supsetneqq, ⇇ leftleftarrows, ⇉ rightrightarrows,
  ⇆ leftrightarrows, ⇄ rightleftarrows, ⇚ Lleftarrow, ⇛ Rrightarrow, ↞ twoheadleftarrow, ↠ twoheadrightarrow,
  ↢ leftarrowtail, ↣ rightarrowtail, ↫ looparrowleft, ↬ looparrowright, ⇋ leftrightharpoons,
  ↶ curvearrowleft, ↷ curvearrowright, ↺ circlearrowleft, ↻ circlearrowright, ↰ Lsh, ↱ Rsh, ⇈ upuparrows,
  ⇊ downdownarrows, ↿ upharpoonleft, ↾ upharpoonright, ⇃ downharpoonleft, ⊸ multimap, ⇂ downharpoonright,
  ↭ leftrightsquigarrow, ⇝ rightsquigarrow, ⇢ dashrightarrow, ⇠ dashleftarrow, ↚ nleftarrow, ↛ nrightarrow,
  ⇍ nLeftarrow, ⇏ nRightarrow, ↮ nleftrightarrow, ⇎ nLeftrightarrow, ⌜ ulcorner, ⌝ urcorner, ⌞ llcorner,
  ⌟ lrcorner, Ω ohm, ° degree, ℃ celsius, ‰ perthousand, µ mu, ⋅ cdot, · cdot, □ square, ○ bigcirc
`;

/** Characters whose label is no command of the same name, or that look the same as another one. */
const otherLabels: readonly (readonly [string, string])[] = [
  ['\u2212', '-'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2013', '-'],
  ['\u2217', '*'],
  ['\u2215', '/'],
  ['\u2223', '|'],
  ['\u23d0', '|'],
  ['\u2016', '\\|'],
  ['{', '\\{'],
  ['}', '\\}'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['_', '\\_'],
  ['\\', '\\backslash'],
  ["'", '\\prime'],
  ['\u2019', '\\prime'],
  ['\u29f8', '\\not'],
  ['\u2262', '\\not\\equiv'],
  ['\u2284', '\\not\\subset'],
  ['\u2285', '\\not\\supset'],
];

/** Commands that share their character with another one, but print another form of it. */
const ownClasses: ReadonlySet<string> = new Set(['\\varnothing', '\\bigtriangleup', '\\smallsetminus', '\\hslash']);

const labels: ReadonlyMap<string, string> = new Map([
  ...commandTable
    .split(',')
    .map((entry) => entry.trim().split(' '))
    .map(([character = '', name = '']): [string, string] => [character, `\\${name}`]),
  ...otherLabels,
]);

/**
 * Label of the class that a printed character belongs to: its LaTeX command in canonical form (`\\leq` for `\\le`,
 * `\\rightarrow` for `\\to`), or the character itself. `command` is the command that it was written with, if any: it
 * tells `\varnothing` from `\emptyset` and `\bigtriangleup` from `\triangle`, and names a character that the table does not hold.
 */
export function labelOfCharacter(character: string, command: string | null): string {
  if (command !== null && ownClasses.has(command)) return command;
  const label = labels.get(character);
  if (label !== undefined) return label;
  const plain = styledForms.test(character) ? character.normalize('NFKC') : character;
  if (/^[\x21-\x7e]$/.test(plain)) return labels.get(plain) ?? plain;
  return command ?? labels.get(plain) ?? character;
}

/** Characters that are another one in a style: letter-like signs, full-width forms, mathematical alphabets. */
const styledForms = /^[\u2100-\u214f\uff01-\uff5e\u{1d400}-\u{1d7ff}]$/u;
