/** LaTeX that is meant to hang, to reach out or to run something. */
export const hostileLatexes: readonly { readonly name: string; readonly latex: string }[] = [
  { name: '100,000 nested braces', latex: '{'.repeat(100_000) + '}'.repeat(100_000) },
  { name: '2,400 nested braces', latex: '{'.repeat(2400) + '}'.repeat(2400) },
  { name: 'nested fractions', latex: `${'\\frac{1}{'.repeat(99)}x${'}'.repeat(99)}` },
  { name: 'a definition that calls itself', latex: '\\def\\a{\\a\\a}\\a' },
  { name: 'a new command that calls itself', latex: '\\newcommand{\\b}{\\b\\b}\\b' },
  { name: 'a link that runs a script', latex: '\\href{javascript:alert(1)}{x}' },
  { name: 'an address', latex: '\\url{https://example.org/}' },
  { name: 'an unknown macro', latex: '\\undefinedmacro{x}' },
  { name: 'one megabyte', latex: 'x+'.repeat(500_000) },
  { name: 'lone surrogates', latex: 'x\ud800+\udfff' },
  { name: 'a file', latex: '\\input{/etc/passwd}' },
  { name: 'a package', latex: '\\require{html}\\style{color:red}{x}' },
];
