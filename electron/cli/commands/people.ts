import { Argument, type Command, Option } from 'commander';
import { withJson } from '../run-command.ts';

const roles = ['annotator', 'reviewer', 'lead'];

export function addPeople(program: Command): void {
  const people = program.command('people').description('add people, give them roles, invite them');
  const on = (name: string, description: string) =>
    people.command(name).description(description).argument('<project>', 'folder of the project');
  withJson(
    withActor(
      on('add', 'add a person')
        .argument('<name>', 'name of the person')
        .addOption(new Option('--role <role>', 'what the person may do').choices(roles).default('annotator')),
    ),
    'people add my-project "Kim Minji" --role reviewer',
  ).action(async (project, name, flags) => (await import('./people-add.ts')).addPerson(project, name, flags));
  withJson(
    withActor(
      on('role', 'change the role of a person')
        .argument('<person>', 'name or id of the person')
        .addArgument(new Argument('<role>', 'what the person may do').choices(roles)),
    ),
    'people role my-project "Kim Minji" lead',
  ).action(async (project, person, role, flags) =>
    (await import('./people-role.ts')).changeRole(project, person, role, flags),
  );
  withJson(on('list', 'list people and their roles'), 'people list my-project').action(async (project, flags) =>
    (await import('./people-list.ts')).printPeople(project, flags),
  );
  withJson(
    withActor(
      on('invite', 'make an invite for the web host, once usable').argument('<person>', 'name or id of the person'),
    ),
    'people invite my-project "Kim Minji"',
  ).action(async (project, person, flags) => (await import('./people-invite.ts')).invitePerson(project, person, flags));
}

function withActor(command: Command): Command {
  return command.option('--actor <person>', 'name or id of who does it (default: import)');
}
