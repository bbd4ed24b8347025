import { resolveProjectPath } from '#electron/rpc/host/user-path.ts';
import { findPerson } from '../choices/people.ts';
import type { CommandResult } from '../run-command.ts';
import { printResult } from '../run-command.ts';
import type { Client } from './client.ts';
import { connect } from './connect.ts';
import type { OpenHereOptions } from './open-here.ts';

/** Flags of every command that works on a project. */
export interface ProjectFlags {
  readonly json?: true;
  /** Name or id of the person behind what the command does. */
  readonly actor?: string;
}

/** What a command works with. */
export interface ProjectWork {
  /** Acts as the person that `--actor` names, else as the import actor. */
  readonly client: Client;
  /** Acts as the owner of the machine, whoever is named. */
  readonly ownerClient: Client;
}

/** Runs a command on a project, wherever that is open, and prints its result. */
export async function withProject(
  project: string,
  flags: ProjectFlags,
  work: (work: ProjectWork) => Promise<CommandResult>,
  options: OpenHereOptions = { isShared: false },
): Promise<void> {
  const connection = await connect(resolveProjectPath(project), options);
  let result: CommandResult;
  try {
    const ownerClient = connection.as(null);
    const person = flags.actor === undefined ? null : await findPerson(ownerClient, flags.actor);
    result = await work({ client: person === null ? ownerClient : connection.as(person.id), ownerClient });
  } finally {
    await connection.close();
  }
  printResult(result, flags.json === true);
}
