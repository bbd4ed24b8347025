import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#schemas/contract/contract.ts';
import type { PersonId } from '#schemas/domain/id.ts';

/** Calls procedures of the contract, wherever the project is open. */
export type Client = ContractRouterClient<typeof contract>;

/** A project within reach of a command. */
export interface Connection {
  /** The client of a person's operations; without one they are the import actor's, who may do what the owner may. */
  as(person: PersonId | null): Client;
  /** Ends the command's hold on the project; where others still work through it, waits for them. */
  close(): Promise<void>;
}
