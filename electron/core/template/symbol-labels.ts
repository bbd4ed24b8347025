import type { symbolClassGroups } from '#schemas/domain/symbol-class.ts';

type Group = (typeof symbolClassGroups)[number];

/** Labels of one group, and what else people call them. */
interface GroupLabels {
  readonly group: Group;
  readonly labels: readonly string[];
}

const split = (labels: string): readonly string[] => labels.trim().split(/\s+/);

/**
 * Symbol classes of the template *Math OCR*: the 101 classes of CROHME 2014 and what elementary, middle and high
 * school write beside them. Order within a group is the order of palettes.
 */
export const templateLabels: readonly GroupLabels[] = [
  { group: 'digit', labels: split('0 1 2 3 4 5 6 7 8 9') },
  {
    group: 'latin',
    labels: split(
      'a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G H I J K L M N O P Q R S T U V W X Y Z',
    ),
  },
  {
    group: 'greek',
    labels:
      split(String.raw`\alpha \beta \gamma \delta \epsilon \varepsilon \zeta \eta \theta \iota \kappa \lambda \mu \nu \xi \pi
      \rho \sigma \tau \upsilon \phi \varphi \chi \psi \omega \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Phi \Psi \Omega`),
  },
  {
    group: 'operator',
    labels:
      split(String.raw`+ - \times \div \pm \mp \cdot * / \sum \prod \int \oint \cup \cap \setminus \wedge \vee \neg \oplus
      \otimes \circ \partial \nabla`),
  },
  {
    group: 'relation',
    labels:
      split(String.raw`= \neq < > \leq \geq \approx \sim \simeq \equiv \cong \propto \in \notin \ni \subset \subseteq \supset
      \supseteq \parallel \perp \rightarrow \leftarrow \leftrightarrow \Rightarrow \Leftarrow \Leftrightarrow \mapsto \ll \gg`),
  },
  { group: 'delimiter', labels: split(String.raw`( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil`) },
  {
    group: 'function',
    labels:
      split(String.raw`\sin \cos \tan \cot \sec \csc \log \ln \exp \lim \max \min \gcd \arcsin \arccos \arctan \sinh \cosh \tanh
      \det \dim \sup \inf`),
  },
  {
    group: 'structure',
    labels: split(
      String.raw`\sqrt \overline \underline \hat \vec \bar \tilde \dot \overrightarrow \overset \textcircled`,
    ),
  },
  { group: 'punctuation', labels: split(String.raw`. , : ; ! ? ' \prime \ldots \cdots \vdots \ddots`) },
  {
    group: 'other',
    labels:
      split(String.raw`\infty \forall \exists \emptyset \angle \triangle \square \bigcirc \because \therefore \% \$ \# \& \hbar
      \ell \Re \Im \aleph \checkmark \star`),
  },
];

/** Names that people type for a class besides its label. */
export const templateAliases: Readonly<Record<string, readonly string[]>> = {
  '-': ['\\frac', 'minus', '빼기', '분수', '분수선'],
  '+': ['plus', '더하기'],
  '\\times': ['times', '곱하기'],
  '\\div': ['divide', '나누기'],
  '=': ['equals', '등호'],
  '\\sqrt': ['root', '루트', '제곱근'],
  '\\leq': ['\\le', '작거나 같다'],
  '\\geq': ['\\ge', '크거나 같다'],
  '\\neq': ['\\ne', '같지 않다'],
  '\\rightarrow': ['\\to', '화살표'],
  '\\ldots': ['\\dots', '말줄임표'],
  '\\pi': ['pi', '파이'],
  '\\alpha': ['알파'],
  '\\beta': ['베타'],
  '\\theta': ['theta', '세타'],
  '\\sum': ['sum', '시그마', '합'],
  '\\int': ['integral', '적분'],
  '\\infty': ['infinity', '무한대'],
  '\\angle': ['angle', '각'],
  '\\triangle': ['triangle', '삼각형'],
  '\\square': ['box', '네모', '빈칸'],
  '\\because': ['because', '왜냐하면'],
  '\\therefore': ['therefore', '따라서'],
  '\\%': ['percent', '퍼센트'],
  '\\circ': ['degree', '도'],
  '(': ['여는 괄호'],
  ')': ['닫는 괄호'],
  '.': ['point', '소수점', '마침표'],
  ',': ['comma', '쉼표'],
  '<': ['\\lt', '작다'],
  '>': ['\\gt', '크다'],
  '|': ['\\vert', '\\mid', '절댓값'],
};
