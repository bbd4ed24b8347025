/** Characters that keyboards and clipboards give, and the LaTeX for each; full-width forms and look-alikes too. */
const table = `
× \\times ÷ \\div ± \\pm ∓ \\mp · \\cdot ⋅ \\cdot ∙ \\cdot − - ‐ - ‑ - – - ∗ * ⁄ / ∕ / ∘ \\circ ∶ :
≤ \\leq ≥ \\geq ≦ \\leqq ≧ \\geqq ⩽ \\leqslant ⩾ \\geqslant ≠ \\neq ≈ \\approx ≅ \\cong ≡ \\equiv ∼ \\sim ≃ \\simeq ∝ \\propto
≪ \\ll ≫ \\gg ≮ \\nless ≯ \\ngtr
→ \\rightarrow ← \\leftarrow ↑ \\uparrow ↓ \\downarrow ↔ \\leftrightarrow ⇒ \\Rightarrow ⇐ \\Leftarrow
⇔ \\Leftrightarrow ⟶ \\longrightarrow ⟵ \\longleftarrow ⟹ \\Longrightarrow ⟺ \\Longleftrightarrow ↦ \\mapsto ⇌ \\rightleftharpoons
∞ \\infty ∂ \\partial ∇ \\nabla ∑ \\sum ∏ \\prod ∐ \\coprod ∫ \\int ∬ \\iint ∭ \\iiint ∮ \\oint
∀ \\forall ∃ \\exists ∄ \\nexists ∈ \\in ∉ \\notin ∋ \\ni ⊂ \\subset ⊃ \\supset ⊆ \\subseteq ⊇ \\supseteq ∪ \\cup ∩ \\cap
∅ \\varnothing ∖ \\setminus ∧ \\wedge ∨ \\vee ¬ \\neg ⊕ \\oplus ⊖ \\ominus ⊗ \\otimes ⊙ \\odot ⊥ \\perp ∥ \\parallel ∤ \\nmid ∣ |
∠ \\angle ∡ \\measuredangle △ \\triangle ▵ \\triangle □ \\square ◻ \\square ■ \\blacksquare ∴ \\therefore ∵ \\because
… \\ldots ⋯ \\cdots ⋮ \\vdots ⋱ \\ddots ′ ' ″ '' ‴ ''' ’ ' ° ^{\\circ} ℃ ^{\\circ}C ℉ ^{\\circ}F
ℓ \\ell ℏ \\hbar ℜ \\Re ℑ \\Im ℘ \\wp ℵ \\aleph ℕ \\mathbb{N} ℤ \\mathbb{Z} ℚ \\mathbb{Q} ℝ \\mathbb{R} ℂ \\mathbb{C}
² ^{2} ³ ^{3} ¹ ^{1} ½ \\frac{1}{2} ⅓ \\frac{1}{3} ⅔ \\frac{2}{3} ¼ \\frac{1}{4} ¾ \\frac{3}{4} ⅕ \\frac{1}{5}
① \\textcircled{1} ② \\textcircled{2} ③ \\textcircled{3} ④ \\textcircled{4} ⑤ \\textcircled{5}
⑥ \\textcircled{6} ⑦ \\textcircled{7} ⑧ \\textcircled{8} ⑨ \\textcircled{9} ⑩ \\textcircled{10}
⟨ \\langle ⟩ \\rangle 〈 \\langle 〉 \\rangle ⌊ \\lfloor ⌋ \\rfloor ⌈ \\lceil ⌉ \\rceil ‖ \\|
α \\alpha β \\beta γ \\gamma δ \\delta ε \\varepsilon ϵ \\epsilon ζ \\zeta η \\eta θ \\theta ϑ \\vartheta ι \\iota κ \\kappa
λ \\lambda μ \\mu µ \\mu ν \\nu ξ \\xi π \\pi ϖ \\varpi ρ \\rho ϱ \\varrho σ \\sigma ς \\varsigma τ \\tau υ \\upsilon
φ \\varphi ϕ \\phi χ \\chi ψ \\psi ω \\omega Γ \\Gamma Δ \\Delta ∆ \\Delta Θ \\Theta Λ \\Lambda Ξ \\Xi Π \\Pi Σ \\Sigma
Υ \\Upsilon Φ \\Phi Ψ \\Psi Ω \\Omega
０ 0 １ 1 ２ 2 ３ 3 ４ 4 ５ 5 ６ 6 ７ 7 ８ 8 ９ 9 （ ( ） ) ［ [ ］ ] ｛ \\{ ｝ \\} ＋ + － - ＝ = ＜ < ＞ > ／ / ， , ． . ： : ； ;
！ ! ？ ? ％ \\% ＊ * ｜ |`;

const symbols: ReadonlyMap<string, string> = new Map(
  Array.from(table.trim().matchAll(/(\S+)\s+(\S+)/g), ([, character = '', latex = '']): [string, string] => [
    character,
    latex,
  ]),
);

/** LaTeX for a character that LaTeX writes in another way; undefined for all others. `character` is in NFC. */
export function findUnicodeSymbol(character: string): string | undefined {
  return symbols.get(character);
}
