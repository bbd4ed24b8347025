/** What the desktop window says of itself. */
export const desktop = {
  coreLost: 'Quotient had to start a part of itself again',
  coreLostSentence:
    'The part that reads and writes the project stopped. Everything that was confirmed is saved; you can go on.',
  coreFailed: 'Quotient cannot reach the project',
  coreFailedSentence:
    'The part that reads and writes the project keeps stopping. Everything that was confirmed is saved.',
  showInFolder: 'Show in file manager',
  notThereSentence: 'The folder was moved or removed.',
};
