/**
 * Ends the program with one sentence where Node is too old for it. Plain JavaScript for any Node: what comes after it
 * would otherwise fail without a word.
 */
function requireCurrentNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  process.stderr.write(
    `quotient: Node ${process.versions.node} is too old: Quotient needs 22.18 or later. Install it, or on Linux run npm ci again, which brings one.\n`,
  );
  process.exit(1);
}

module.exports = { requireCurrentNode };
