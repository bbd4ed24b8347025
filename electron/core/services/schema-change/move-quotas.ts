import type { SchemaChangeEffect } from '#schemas/contract/schema-change.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { removingRecord, type SchemaView, setMembers } from './schema-view.ts';

/**
 * Quotas that speak of kinds which become others: each moves along, and where one for the same selection is there
 * already, its target joins that of the other.
 *
 * @param rename gives what a quota counts afterwards
 */
export function moveQuotas(
  view: SchemaView,
  rename: (quota: Quota) => Pick<Quota, 'categories' | 'symbolClass'>,
): { readonly patches: readonly AnnotationPatch[]; readonly effects: SchemaChangeEffect['quotas'] } {
  const after = new Map<string, Quota>();
  const effects: SchemaChangeEffect['quotas'] = [];
  const gone: Quota[] = [];
  const moving = view.quotas.filter((quota) => selectionOf({ ...quota, ...rename(quota) }) !== selectionOf(quota));
  for (const quota of view.quotas) if (!moving.includes(quota)) after.set(selectionOf(quota), quota);
  for (const quota of moving) {
    const moved = { ...quota, ...rename(quota) };
    const key = selectionOf(moved);
    const there = after.get(key);
    if (there === undefined) {
      after.set(key, moved);
      effects.push({ quota: quota.id, effect: 'moves', target: quota.target, becomes: quota.target });
    } else {
      const target = there.target + quota.target;
      after.set(key, { ...there, target, assignees: [...new Set([...there.assignees, ...quota.assignees])] });
      gone.push(quota);
      effects.push({ quota: quota.id, effect: 'joins', target: quota.target, becomes: target });
    }
  }
  const before = new Map(view.quotas.map((quota) => [quota.id, quota]));
  const changed = [...after.values()].flatMap((quota) => {
    const was = before.get(quota.id);
    return was === undefined || was === quota ? [] : [setMembers(view, was, quota)];
  });
  return { patches: [...changed, ...gone.map((quota) => removingRecord(view, quota))], effects };
}

function selectionOf({ categories, symbolClass, subModel, unit }: Quota): string {
  return JSON.stringify([[...categories].sort(), symbolClass, subModel, unit]);
}
