import { useEffect, useRef } from 'react';
import classes from './badges.module.css';
import { ModeBadge } from './mode-badge.tsx';
import { badgesId, noticePlaced } from './notice-place.ts';
import { SecondBadge } from './second/second-badge.tsx';

/** What is said at the head of the canvas, one below the other; a notice keeps below it, however many lines it has. */
export function Badges() {
  const badges = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!badges.current) return undefined;
    const observer = new ResizeObserver(noticePlaced);
    observer.observe(badges.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={badges} className={classes.badges} id={badgesId}>
      <ModeBadge />
      <SecondBadge />
    </div>
  );
}
