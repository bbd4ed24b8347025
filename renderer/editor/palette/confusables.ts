/**
 * Symbols that look alike in handwriting, after the groups that HASYv2 merges and the pairs that recognizers of CROHME
 * confuse most. A label may stand in several groups.
 */
const groups: readonly string[] = [
  String.raw`x X \times \chi`,
  String.raw`1 l I | \mid \prime`,
  String.raw`0 O o \circ \degree`,
  String.raw`- = \sim`,
  String.raw`. , \cdot \prime`,
  '2 z Z',
  '5 s S',
  '9 g q',
  String.raw`6 b \sigma`,
  String.raw`u v U V \nu \vee`,
  String.raw`c C ( \subset`,
  String.raw`p P \rho`,
  String.raw`\Delta \triangle A`,
  String.raw`\in \epsilon \varepsilon E`,
  String.raw`\alpha \propto a`,
  String.raw`\sum \Sigma`,
  String.raw`\prod \Pi \pi`,
  String.raw`\phi \varphi \emptyset \varnothing \theta`,
  '+ t T',
  '( [ C',
  ') ] j',
  String.raw`\beta B 8`,
  String.raw`\gamma r y Y`,
  String.raw`\Gamma r 7 T`,
  String.raw`\omega w W`,
  String.raw`\mu u M`,
  String.raw`\eta n N`,
  String.raw`\kappa k K`,
  String.raw`\tau T \top`,
  String.raw`\Lambda \wedge \land A`,
  String.raw`\theta \Theta 0 \emptyset`,
  String.raw`\rightarrow \longrightarrow \to`,
  String.raw`\Rightarrow \Longrightarrow`,
  String.raw`\leq < \le`,
  String.raw`\geq > \ge`,
  String.raw`\cdot \times \ast *`,
  String.raw`\ldots \cdots \dots`,
  String.raw`\backslash \setminus /`,
  String.raw`\div \pm +`,
  'm M n',
  'h n',
  'f t F',
  'i j l',
  '4 y q',
  '7 1 ? T',
  'd a',
  's S \\int',
];

const byLabel = new Map<string, string[]>();
for (const group of groups) {
  const labels = group.split(' ');
  for (const label of labels) {
    const known = byLabel.get(label) ?? [];
    byLabel.set(label, [...known, ...labels.filter((other) => other !== label && !known.includes(other))]);
  }
}

/** Labels that a label is mistaken for, likeliest first. */
export function confusablesOf(label: string): readonly string[] {
  return byLabel.get(label) ?? [];
}
