/** What becomes of an item from one release to another, by the key of its word. */
export const changeKeys = {
  added: 'changeAdded',
  removed: 'changeRemoved',
  changed: 'changeChanged',
  moved: 'changeMoved',
} as const;

/** What of an item is another, by the key of its word. */
export const partKeys = {
  symbols: 'partSymbols',
  symbolsAdded: 'partSymbolsAdded',
  symbolsRemoved: 'partSymbolsRemoved',
  symbolsRelabelled: 'partSymbolsRelabelled',
  symbolsReshaped: 'partSymbolsReshaped',
  layout: 'partLayout',
  latex: 'partLatex',
  categories: 'partCategories',
  region: 'partRegion',
  placement: 'partPlacement',
  regions: 'partRegions',
  picture: 'partPicture',
  writer: 'partWriter',
  source: 'partSource',
} as const;
