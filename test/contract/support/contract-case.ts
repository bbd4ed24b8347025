import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Client } from '#electron/cli/connection/client.ts';
import type { contract } from '#schemas/contract/contract.ts';
import type { AppErrorCode } from '#schemas/domain/app-error.ts';
import type { Role } from '#schemas/domain/person.ts';
import type { World } from './world.ts';

/** What a case works with: the world, and the client of whoever calls. */
export interface CaseWork {
  readonly world: World;
  readonly client: Client;
}

/** How one procedure is called well and badly. */
export interface ContractCase<Input, Output> {
  /** Role that the person behind an allowed call must have, where the access alone does not say. */
  readonly leastRole?: Role;
  /** Makes what is needed and returns a good input. */
  readonly input: (work: CaseWork) => Input | Promise<Input>;
  /** Looks at what came of the good input; the contract's own schema was checked before. */
  readonly check: (output: Output, work: CaseWork) => unknown;
  /** Inputs that are refused, each with the code; `wrong shapes` come beside them from the contract. */
  readonly bad?: readonly BadInput[];
}

interface BadInput {
  readonly title: string;
  /** Made once, by a lead; by each caller where it names what only its owner may. */
  readonly input: (work: CaseWork) => unknown;
  readonly isOwn?: true;
  readonly code: AppErrorCode;
}

type Inputs = InferContractRouterInputs<typeof contract>;
type Outputs = InferContractRouterOutputs<typeof contract>;

/** One case for every procedure: the compiler asks for those of new ones. */
export type ContractCases = {
  readonly [Feature in keyof typeof contract]: {
    readonly [Procedure in keyof (typeof contract)[Feature]]: ContractCase<
      Feature extends keyof Inputs
        ? Procedure extends keyof Inputs[Feature]
          ? Inputs[Feature][Procedure]
          : never
        : never,
      Feature extends keyof Outputs
        ? Procedure extends keyof Outputs[Feature]
          ? Outputs[Feature][Procedure]
          : never
        : never
    >;
  };
};
