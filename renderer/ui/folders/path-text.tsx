import classes from './path-text.module.css';

/** A path on one line that gives up its beginning where there is no room: the end says more. */
export function PathText({ path }: { readonly path: string }) {
  return (
    <span className={classes.path} title={path}>
      <bdi dir="ltr">{path}</bdi>
    </span>
  );
}
