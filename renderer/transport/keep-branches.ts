/**
 * The same tree of procedures, each branch of which is made once. oRPC makes a proxy, and every function of a procedure,
 * anew for each step of `api.library.page.queryOptions`: screens take such steps at each drawing of each query.
 */
export function keepBranches<Tree extends object>(tree: Tree): Tree {
  const kept = new Map<string, unknown>();
  return new Proxy(tree, {
    get(target, step) {
      const known = typeof step === 'string' ? kept.get(step) : undefined;
      if (known !== undefined) return known;
      const branch: unknown = Reflect.get(target, step);
      if (typeof step !== 'string' || !isTree(branch)) return branch;
      const made = keepBranches(branch);
      kept.set(step, made);
      return made;
    },
  });
}

function isTree(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}
