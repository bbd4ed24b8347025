import { Command } from 'commander';
import { withFreezeFlags } from './commands/release.ts';
import { UsageError } from './usage-error.ts';

/**
 * Refuses flags that say how a release is frozen where an earlier one is written again.
 *
 * @throws UsageError that names them
 */
export function refuseFreezeFlags(command: Command, release: number): void {
  const names = new Set(
    withFreezeFlags(new Command())
      .options.map((option) => option.attributeName())
      .concat('name'),
  );
  const given = command.options.filter((option) => {
    const name = option.attributeName();
    const isSet = names.has(name) && command.getOptionValueSource(name) === 'cli';
    return isSet && option.negate === (command.getOptionValue(name) === false);
  });
  if (given.length === 0) return;
  const flags = given.map(({ long }) => long).join(' and ');
  throw new UsageError(
    `${flags} ${given.length === 1 ? 'says' : 'say'} how a release is frozen, and --release ${release} writes one that is frozen already: leave out one or the other.`,
  );
}
