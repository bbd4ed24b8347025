import { useCallback, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Term } from '#schemas/domain/reason.ts';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { isBuiltIn } from '#schemas/domain/sub-model.ts';
import { SchemaNamesContext } from './schema-names.ts';
import { useReleaseName, useSplitName } from './use-numbered-names.ts';

/** Puts what a reason speaks of into words of the language of the screen. */
export function useTermText(): (term: Term) => string {
  const names = useContext(SchemaNamesContext);
  const splitName = useSplitName();
  const releaseName = useReleaseName();
  const { t, i18n } = useTranslation('findings');
  return useCallback(
    (term) => {
      // What has no name on screens is called as the records call it.
      const named = (key: string, otherwise: string) =>
        i18n.exists(key, { ns: 'findings' }) ? t(key as 'part-formula') : otherwise;
      // A project's own types of relations have no name but theirs.
      const relationName = (type: string) => {
        const builtIn = builtInRelationTypes.find((name) => name === type);
        return builtIn ? t(`action-relation-${builtIn}`, { ns: 'annotate' }) : type;
      };
      switch (term.term) {
        case 'facets':
          return term.facets.map((id) => names?.facet(id) ?? '…').join(', ');
        case 'category':
          return names?.category(term.category) ?? '…';
        case 'class':
          return names?.symbolClass(term.symbolClass) ?? '…';
        case 'sides':
          return term.sides.map((side) => t(`side-${side}`, { ns: 'library' })).join(', ');
        case 'split':
          return splitName(term.name);
        case 'release':
          return releaseName(term.name);
        case 'layers':
          return term.layers.map((layer) => t(layer, { ns: 'status' })).join(', ');
        case 'layer-state': {
          const state = t(term.state, { ns: 'status' });
          return term.why === null ? state : `${state} (${term.why})`;
        }
        case 'role':
          return t(term.role, { ns: 'status' });
        case 'sub-model':
          // Those of a project have no name but theirs.
          return isBuiltIn(term.subModel) ? t(term.subModel, { ns: 'status' }) : term.subModel;
        case 'standing': {
          if (term.at === null) return t('standsAlone');
          const { relation, label } = term.at;
          // A project's own types of relations have no name but theirs.
          const own = i18n.exists(`relation-${relation}`, { ns: 'findings' }) ? t(`relation-${relation}`) : relation;
          return t('standsAt', { relation: own, label });
        }
        case 'relation-type':
          return relationName(term.type);
        case 'relations': {
          const shown = term.relations.map(({ type, parent, child }) =>
            t('relationBetween', { relation: relationName(type), parent, child }),
          );
          return [...shown, ...(term.areAll ? [] : ['…'])].join('; ');
        }
        case 'place':
          return term.parts.map(({ of, at }) => t(`place-${of}`, { at })).join(' ');
        case 'record-part': {
          const kind = named(`part-${term.kind}`, term.kind);
          return term.field === null ? kind : t('partOf', { kind, field: named(`field-${term.field}`, term.field) });
        }
        case 'latex-problem': {
          const { code, line, column, parameters, message } = term;
          if (!i18n.exists(`problem-${code}`, { ns: 'annotate' })) return message;
          const where = t('latexPlace', { ns: 'annotate', line, column });
          return `${where} ${t(`problem-${code}`, { ns: 'annotate', ...parameters })}`;
        }
      }
    },
    [names, splitName, releaseName, t, i18n],
  );
}
