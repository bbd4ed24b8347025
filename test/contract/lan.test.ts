import { describe, expect, it, onTestFinished } from 'vitest';
import { lanAddresses } from '#electron/web/allowed-hosts.ts';
import { startWebHost } from '#electron/web/web-host.ts';
import { rawRequest } from './support/raw-request.ts';
import { people } from './support/template-project.ts';
import { enterByInvite, webClient } from './support/web-client.ts';
import { newWorld, useTemplateProject } from './support/world.ts';

useTemplateProject();

const title =
  lanAddresses().length > 0 ? 'a host for the network' : 'a host for the network (skipped: this machine has none)';

describe.skipIf(lanAddresses().length === 0)(title, () => {
  async function lanWorld() {
    const world = await newWorld();
    const web = await startWebHost({ host: world.host, port: 0, reach: 'lan', rendererFolder: world.folder });
    onTestFinished(() => web.close());
    if (web.publicAddress === null) throw new Error('The host has no address for others.');
    return { world, web, address: web.publicAddress };
  }

  it('lets people with an invite in', async () => {
    const { world, address } = await lanWorld();
    const { token } = await world.lead.people.invite({ person: people.annotator.id });
    const client = webClient(address, await enterByInvite(address, token));
    expect((await client.host.session()).person?.name).toBe('Ann');
  });

  it('does not take the owner’s link from another machine', async () => {
    const { web, address } = await lanWorld();
    const link = new URL(web.newOwnerLink());
    const path = link.pathname + link.search;
    // Through its own address in the network the machine looks like another one.
    expect((await rawRequest(address, path)).status).toBe(401);
    expect((await rawRequest(web.address, path)).status).toBe(303);
  });

  it('still refuses foreign names', async () => {
    const { address } = await lanWorld();
    expect((await rawRequest(address, '/', { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});

describe('a host for this machine alone', () => {
  it('has no address for others', async () => {
    expect((await newWorld()).web.publicAddress).toBeNull();
  });
});
