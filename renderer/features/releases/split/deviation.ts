/** How many more (or fewer) there are than were asked for, with a sign; none are neither more nor fewer. */
export function formatDifference(count: number): string {
  if (count === 0) return '0';
  return `${count > 0 ? '+' : '−'}${Math.abs(count)}`;
}

/** How far a share is off what was asked for, in points with one decimal and a sign; nothing is neither above nor below. */
export function formatDeviation(points: number): string {
  const tenths = Math.round(points * 10);
  if (tenths === 0) return (0).toFixed(1);
  return `${tenths > 0 ? '+' : '−'}${(Math.abs(tenths) / 10).toFixed(1)}`;
}
