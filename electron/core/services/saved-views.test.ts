import { expect, it } from 'vitest';
import { actorOf, newProject } from '#test/support/open-projects.ts';
import { listViews, removeView, saveView } from './saved-views.ts';

it('a view is its owner’s until it is shared, and is removed by its owner or a lead', async () => {
  const project = await newProject();
  const mine = await actorOf(project, 1, 'annotator');
  const other = await actorOf(project, 2, 'annotator');
  const lead = await actorOf(project, 3, 'lead');
  const namesFor = async (actor: typeof mine) =>
    (await listViews(project, actor)).views.map(({ name, canRemove }) => [name, canRemove]);

  const { view } = await saveView(project, mine, { name: 'roots', address: { text: '\\sqrt' }, shared: false });
  expect([await namesFor(mine), await namesFor(other), await namesFor(lead)]).toEqual([[['roots', true]], [], []]);
  await expect(removeView(project, other, view)).rejects.toMatchObject({ code: 'not-found' });

  await saveView(project, mine, { name: 'roots', address: { text: '\\sqrt' }, shared: true });
  expect([await namesFor(other), await namesFor(lead)]).toEqual([[['roots', false]], [['roots', true]]]);
  await expect(removeView(project, other, view)).rejects.toMatchObject({ code: 'forbidden' });
  // Two people may use one name.
  await saveView(project, other, { name: 'roots', address: {}, shared: true });
  expect(await namesFor(mine)).toHaveLength(2);
  await removeView(project, lead, view);
  expect(await namesFor(mine)).toEqual([['roots', false]]);
});
