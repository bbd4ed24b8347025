import { cruise, type ICruiseResult, type IDependency } from 'dependency-cruiser';
import { type LayerRule, layerRules } from './rules.ts';

export interface LayerReport {
  /** Modules of the program that were read; a resolver that reads none finds nothing wrong. */
  readonly modulesRead: number;
  /** `from → to`, with the rule that it breaks. */
  readonly violations: readonly string[];
}

const isBare = /^[@A-Za-z]/;
const isTest = /\.(test|property)\.tsx?$/;

/** Resolves every import below `root` (a folder like the repository's) and checks it against the layer table. */
export async function findViolations(root: string, folders: readonly string[]): Promise<LayerReport> {
  const { output } = await cruise([...folders], {
    baseDir: root,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(test|property)\\.tsx?$|\\.css$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'default', 'types'],
    },
  });
  const result = output as ICruiseResult;
  const modules = result.modules.filter((module) => ruleOf(module.source) !== undefined && !isTest.test(module.source));
  const violations = modules.flatMap((module) => module.dependencies.flatMap((to) => judge(module.source, to)));
  return { modulesRead: modules.length, violations };
}

function ruleOf(path: string): LayerRule | undefined {
  return layerRules.find((rule) => path.startsWith(`${rule.folder}/`));
}

function judge(from: string, dependency: IDependency): readonly string[] {
  const rule = ruleOf(from);
  if (!rule) return [];
  const to = dependency.resolved;
  const types = dependency.dependencyTypes ?? [];
  if (types.includes('core')) {
    const name = `node:${dependency.module.replace(/^node:/, '')}`;
    return allows(rule, name) ? [] : [`${from} → ${name}`];
  }
  // A package is judged by its name: what its own exports resolve to is not a matter of layers.
  if (isBare.test(dependency.module)) {
    const name = packageName(dependency.module);
    return allows(rule, name) ? [] : [`${from} → ${name}`];
  }
  if (dependency.couldNotResolve) return [`${from} → ${dependency.module} (not found)`];
  return judgeFolder(rule, from, to);
}

function judgeFolder(rule: LayerRule, from: string, to: string): readonly string[] {
  if (to.startsWith(`${rule.folder}/`)) {
    return rule.folder === 'renderer/features' && featureOf(from) !== featureOf(to)
      ? [`${from} → ${to} (another feature)`]
      : [];
  }
  return rule.mayImport.some((folder) => to.startsWith(`${folder}/`)) || to === 'package.json'
    ? []
    : [`${from} → ${to}`];
}

function featureOf(path: string): string | undefined {
  return path.split('/')[2];
}

function allows(rule: LayerRule, name: string): boolean {
  return rule.packages.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
