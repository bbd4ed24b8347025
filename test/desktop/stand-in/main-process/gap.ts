/**
 * An object of Electron's with the members that the stand-in has. Any other member throws by its name, so that a gap is
 * seen where it is and not as something odd much later.
 */
export function withGaps<Members extends object>(name: string, members: Members): Members {
  return new Proxy(members, {
    get: (target, key) => {
      if (!(key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON')) {
        throw gap(`${name}.${key}`);
      }
      const member: unknown = Reflect.get(target, key, target);
      // Methods know their private fields by the object itself.
      return typeof member === 'function' && !isClass(member) ? member.bind(target) : member;
    },
  });
}

function isClass(member: object): boolean {
  return 'prototype' in member;
}

/** What a member throws that the stand-in does not have. */
export function gap(member: string): Error {
  return new Error(`The stand-in for Electron has no ${member}.`);
}

/** A function that must be scripted by the test before the program calls it. */
export function scripted(member: string): () => never {
  return () => {
    throw new Error(`The stand-in for Electron shows no dialogs: script ${member} with application.evaluate().`);
  };
}

/** What Electron hands to listeners as their first argument. */
export class StandInEvent {
  defaultPrevented = false;

  constructor(details: object = {}) {
    Object.assign(this, details);
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
