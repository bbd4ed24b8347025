/** Commands and the characters that print them, for text that is drawn by the thousand. */
const table = `
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ
Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω times × div ÷ pm ± mp ∓ cdot · ast ∗ leq ≤ le ≤ geq ≥
ge ≥ neq ≠ ne ≠ approx ≈ cong ≅ equiv ≡ sim ∼ simeq ≃ propto ∝ ll ≪ gg ≫ rightarrow → to → leftarrow ← uparrow ↑
downarrow ↓ leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏
int ∫ iint ∬ iiint ∭ oint ∮ forall ∀ exists ∃ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ cup ∪ cap ∩
emptyset ∅ varnothing ∅ setminus ∖ wedge ∧ vee ∨ neg ¬ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ perp ⊥ parallel ∥ mid ∣ angle ∠
triangle △ square □ therefore ∴ because ∵ ldots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ circ ∘ degree ° ell ℓ hbar ℏ Re ℜ Im ℑ
aleph ℵ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } vert | Vert ‖ sqrt √ frac ⁄ overline ‾
underline _ hat ^ tilde ~ bar ¯ vec → dot ˙ lt < gt > backslash \\ dagger † ddagger ‡ star ⋆ bullet •`;

const printed: ReadonlyMap<string, string> = new Map(
  Array.from(table.matchAll(/(\S+)\s+(\S+)/g), ([, name = '', character = '']): [string, string] => [
    `\\${name}`,
    character,
  ]),
);

/** A label as plain characters: `\alpha` as α, `\sin` as sin; what has no character stays as it is written. */
export function printedLabel(label: string): string {
  const character = printed.get(label);
  if (character !== undefined) return character;
  if (label === '-') return '−';
  if (/^\\[A-Za-z]+$/.test(label)) return label.slice(1);
  return /^\\[^A-Za-z]$/.test(label) ? label.slice(1) : label;
}
