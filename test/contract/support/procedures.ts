import { isContractProcedure } from '@orpc/contract';
import type { Client } from '#electron/cli/connection/client.ts';
import type { Access } from '#schemas/contract/base.ts';
import { contract } from '#schemas/contract/contract.ts';
import { cases } from '../cases.ts';
import type { ContractCase } from './contract-case.ts';

/** A procedure as the contract has it, with its case. */
export interface ListedProcedure {
  readonly name: string;
  readonly access: Access;
  readonly hasInput: boolean;
  /** Undefined where somebody added a procedure and no case. */
  readonly testCase: ContractCase<unknown, unknown> | undefined;
  call(client: Client, input: unknown): Promise<unknown>;
}

type Tree<Leaf> = Readonly<Record<string, Readonly<Record<string, Leaf>>>>;

/** Every procedure of the contract, read from the contract itself. */
export function listProcedures(): readonly ListedProcedure[] {
  const casesByName: Tree<unknown> = cases;
  return Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => {
      if (!isContractProcedure(procedure)) throw new Error(`${feature}.${name} is no procedure.`);
      const definition = procedure['~orpc'];
      return {
        name: `${feature}.${name}`,
        access: accessOf(definition.meta),
        hasInput: definition.inputSchema !== undefined,
        // The types of the cases were checked where they are written; here they are called by name.
        testCase: casesByName[feature]?.[name] as ContractCase<unknown, unknown> | undefined,
        call: async (client: Client, input: unknown) => {
          const callable = (client as unknown as Tree<(input: unknown) => Promise<unknown>>)[feature]?.[name];
          if (!callable) throw new Error(`The client has no ${feature}.${name}.`);
          return await callable(input);
        },
      };
    }),
  );
}

function accessOf(meta: object): Access {
  if ('access' in meta && typeof meta.access === 'string') return meta.access as Access;
  throw new Error('The procedure does not say who may call it.');
}
