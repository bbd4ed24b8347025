import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { Access } from '#schemas/contract/base.ts';
import { contract } from '#schemas/contract/contract.ts';
import type { AppErrorCode } from '#schemas/domain/app-error.ts';
import { type Role, roles } from '#schemas/domain/person.ts';
import type { ContractCase } from './support/contract-case.ts';
import { type ListedProcedure, listProcedures } from './support/procedures.ts';
import { type Caller, callers, newWorld, useTemplateProject, type World } from './support/world.ts';

useTemplateProject();

const procedures = listProcedures();

/** The code with which the access of a procedure refuses who calls; null where it does not. */
function accessRefusalOf({ kind, role }: Caller, access: Access): AppErrorCode | null {
  if (kind === 'stranger') return 'unauthenticated';
  if (access === 'visitor') return null;
  if (access === 'owner') return kind === 'person' ? 'forbidden' : null;
  if (access === 'machine') return kind === 'machine' ? null : 'forbidden';
  return hasRole(role, access) ? null : 'forbidden';
}

/** The same for a good input: some procedures ask for a role besides. */
function refusalOf(caller: Caller, { access, testCase }: ListedProcedure): AppErrorCode | null {
  const least = testCase?.leastRole;
  return accessRefusalOf(caller, access) ?? (least && !hasRole(caller.role, least) ? 'forbidden' : null);
}

const hasRole = (role: Role | null, least: Role) => role !== null && roles.indexOf(role) >= roles.indexOf(least);

function caseOf({ name, testCase }: ListedProcedure): ContractCase<unknown, unknown> {
  if (!testCase) throw new Error(`${name} has no case in test/contract/cases/.`);
  return testCase;
}

async function failureOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ORPCError) return error;
  throw new Error(error === null ? 'The call was not refused' : 'The error is not typed', { cause: error });
}

function expectTyped(error: ORPCError<string, unknown>, code: AppErrorCode): void {
  expect(error.code, error.message).toBe(code);
  expect(error.defined).toBe(true);
  expect(error.data).toHaveProperty('parameters');
  expect(error.message).toMatch(/^\S.*\.$/);
  expect(JSON.stringify(error)).not.toMatch(/\bat .*:\d+:\d+|node_modules|ZodError/);
  if (code === 'stale-revision') expect(error.data).toHaveProperty('documents.0.revision');
}

const transports = new Set(['owner over HTTP', 'import actor in process', 'import actor over the socket']);
const oneOfEachTransport = callers.filter(({ title }) => transports.has(title));

const expectNothingLogged = ({ logged }: World) =>
  expect(logged.filter((line) => line.startsWith('error'))).toEqual([]);

describe('the contract', () => {
  it('has features and procedures, and a case for each', () => {
    expect(Object.keys(contract).length).toBeGreaterThan(9);
    expect(procedures.filter(({ testCase }) => !testCase).map(({ name }) => name)).toEqual([]);
  });
});

describe.each(procedures)('$name', (procedure) => {
  it.each(callers.filter((caller) => refusalOf(caller, procedure) === null))('works for $title', async (caller) => {
    const world = await newWorld();
    const work = { world, client: await caller.client(world) };
    const { input, check } = caseOf(procedure);
    await check(await procedure.call(work.client, await input(work)), work);
    expectNothingLogged(world);
  });

  it('refuses everybody who may not', async () => {
    const world = await newWorld();
    const { input } = caseOf(procedure);
    const good = await input({ world, client: world.lead });
    for (const caller of callers) {
      const code = refusalOf(caller, procedure);
      if (code === null) continue;
      expectTyped(await failureOf(procedure.call(await caller.client(world), good)), code);
      // Whoever may not call it does not learn what it takes, either.
      if (accessRefusalOf(caller, procedure.access) === null) continue;
      expectTyped(await failureOf(procedure.call(await caller.client(world), { nonsense: true })), code);
    }
    expectNothingLogged(world);
  });

  // In one world: what is refused leaves nothing behind that the next call could meet.
  it('refuses bad input, however it comes', async () => {
    const world = await newWorld();
    const allowed = oneOfEachTransport.filter((caller) => refusalOf(caller, procedure) === null);
    const clients = await Promise.all(
      allowed.map(async (caller) => ({ from: caller.title, client: await caller.client(world) })),
    );
    for (const { title, input, isOwn, code } of caseOf(procedure).bad ?? []) {
      const shared = isOwn ? null : await input({ world, client: world.lead });
      for (const { from, client } of clients) {
        const bad = isOwn ? await input({ world, client }) : shared;
        const error = await failureOf(procedure.call(client, bad)).catch((cause: unknown) => {
          throw new Error(`${title} was not refused, from the ${from}`, { cause });
        });
        expectTyped(error, code);
      }
    }
    for (const { client } of procedure.hasInput ? clients : []) {
      for (const nonsense of [7, 'nonsense', ['a'], null]) {
        expectTyped(await failureOf(procedure.call(client, nonsense)), 'invalid-input');
      }
    }
    expectNothingLogged(world);
  });
});
