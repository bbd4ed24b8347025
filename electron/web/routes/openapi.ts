import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '#schemas/contract/contract.ts';

let document: Promise<unknown> | null = null;

/** OpenAPI document of the procedures below `/api`, made when it is first asked for. */
export function openApiDocument(version: string): Promise<unknown> {
  document ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: {
      title: 'Quotient',
      version,
      description:
        'Procedures of a running Quotient for scripts. Sign in once: request the address that Quotient printed and keep the cookie it sets.',
    },
    servers: [{ url: '/api' }],
  });
  return document;
}
