import { useEffect } from 'react';

/**
 * Gives the keyboard back to a button that was pressed by it and is switched off while what it began runs: the browser
 * takes it away from what is switched off. Where it went elsewhere meanwhile, it stays there.
 */
export function BusyButtons() {
  useEffect(() => {
    let pressed: HTMLButtonElement | null = null;
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLButtonElement)) continue;
        if (target.disabled && target === document.activeElement && target.hasAttribute('data-loading'))
          pressed = target;
        else if (!target.disabled && target === pressed) {
          pressed = null;
          if (document.activeElement === null || document.activeElement === document.body) target.focus();
        }
      }
    });
    observer.observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
    return () => observer.disconnect();
  }, []);
  return null;
}
