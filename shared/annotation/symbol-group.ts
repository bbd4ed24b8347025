import type { symbolClassGroups } from '#schemas/domain/symbol-class.ts';

type Group = (typeof symbolClassGroups)[number];

const greek =
  /^\\(var)?(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)$/i;
const functionName =
  /^\\(arc)?(sin|cos|tan|cot|sec|csc)h?$|^\\(log|ln|lg|exp|lim|max|min|sup|inf|det|dim|ker|gcd|arg|deg)$/;
const relation =
  /^([=<>]|\\(neq?|leq?|geq?|lt|gt|approx|sim|simeq|equiv|cong|propto|in|notin|ni|subset|subseteq|supset|supseteq|parallel|perp|ll|gg|mapsto|.*arrow))$/i;
const operator =
  /^([+\-*/]|\\(times|div|pm|mp|cdot|sum|prod|int|oint|cup|cap|wedge|vee|neg|oplus|otimes|circ|partial|nabla|setminus))$/;
const delimiter = /^([()[\]|]|\\([{}|]|langle|rangle|lfloor|rfloor|lceil|rceil|lbrace|rbrace))$/;
const punctuation = /^([.,:;!?']|\\(prime|.dots))$/;
const structure = /^\\(sqrt|overline|underline|hat|vec|bar|tilde|dot|ddot|overset|underset|frac)$/;

/** The group in which people look for a label; `other` where nothing is known of it. */
export function groupOfLabel(label: string): Group {
  if (/^\d$/.test(label)) return 'digit';
  if (/^[A-Za-z]$/.test(label)) return 'latin';
  if (functionName.test(label)) return 'function';
  if (greek.test(label)) return 'greek';
  if (relation.test(label)) return 'relation';
  if (operator.test(label)) return 'operator';
  if (delimiter.test(label)) return 'delimiter';
  if (punctuation.test(label)) return 'punctuation';
  return structure.test(label) ? 'structure' : 'other';
}
