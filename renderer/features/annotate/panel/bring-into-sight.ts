/** Scrolls a list to one of its children, and nothing around it. The list is where its children are placed from. */
export function bringIntoSight(list: HTMLElement, child: HTMLElement): void {
  const above = child.offsetTop - list.scrollTop;
  const below = above + child.offsetHeight - list.clientHeight;
  if (above < 0) list.scrollTop += above - 4;
  else if (below > 0) list.scrollTop += below + 4;
}
