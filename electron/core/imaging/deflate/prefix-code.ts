/** More symbols than any alphabet of DEFLATE has. */
const mostSymbols = 512;

// Scratch of one thread: a code is made for each of some hundred small images a second.
const keys = new Float64Array(mostSymbols);
const counts = new Float64Array(2 * mostSymbols);
const parents = new Uint16Array(2 * mostSymbols);
const depths = new Uint8Array(2 * mostSymbols);

/**
 * Lengths in bits of a Huffman code, at most `limit`; 0 for symbols that do not occur. Where one symbol alone occurs it
 * has one bit.
 *
 * @param histogram How often each symbol occurs.
 * @param lengths Filled for the same symbols.
 */
export function measureCode(histogram: Uint32Array, limit: number, lengths: Uint8Array): void {
  lengths.fill(0);
  const used = sortUsed(histogram);
  if (used === 1) depths[0] = 1;
  else placeInTree(used);
  shorten(used, limit);
  for (let place = 0; place < used; place += 1) lengths[(keys[place] ?? 0) % mostSymbols] = depths[place] ?? 0;
}

/** Puts the symbols that occur into `keys`, rarest first, with their counts. Returns how many there are. */
function sortUsed(histogram: Uint32Array): number {
  let used = 0;
  for (let symbol = 0; symbol < histogram.length; symbol += 1) {
    const count = histogram[symbol] ?? 0;
    if (count > 0) {
      keys[used] = count * mostSymbols + symbol;
      used += 1;
    }
  }
  keys.subarray(0, used).sort();
  for (let place = 0; place < used; place += 1) counts[place] = Math.floor((keys[place] ?? 0) / mostSymbols);
  return used;
}

/** Builds the tree with two queues: leaves by count, and inner nodes, which arise by count. Gives the depth of each. */
function placeInTree(used: number): void {
  let leaf = 0;
  let inner = used;
  for (let next = used; next < 2 * used - 1; next += 1) {
    let sum = 0;
    for (let child = 0; child < 2; child += 1) {
      const isLeaf = leaf < used && (inner >= next || (counts[leaf] ?? 0) <= (counts[inner] ?? 0));
      const taken = isLeaf ? leaf++ : inner++;
      sum += counts[taken] ?? 0;
      parents[taken] = next;
    }
    counts[next] = sum;
  }
  depths[2 * used - 2] = 0;
  for (let node = 2 * used - 3; node >= 0; node -= 1) depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1;
}

/** Brings codes that are too long to the limit; rarer symbols pay for it, until the code is one that can be told apart. */
function shorten(used: number, limit: number): void {
  const room = 2 ** limit;
  let taken = 0;
  for (let place = 0; place < used; place += 1) {
    depths[place] = Math.min(limit, depths[place] ?? 0);
    taken += 2 ** (limit - (depths[place] ?? 0));
  }
  for (let place = 0; taken > room; place += 1) {
    while (taken > room && (depths[place] ?? 0) < limit) {
      depths[place] = (depths[place] ?? 0) + 1;
      taken -= 2 ** (limit - (depths[place] ?? 0));
    }
  }
  // What was given up in too large a step goes back to the commonest: decoders want a code without gaps.
  if (used === 1) return;
  for (let place = used - 1; place >= 0 && taken < room; place -= 1) {
    while (taken + 2 ** (limit - (depths[place] ?? 0)) <= room) {
      taken += 2 ** (limit - (depths[place] ?? 0));
      depths[place] = (depths[place] ?? 0) - 1;
    }
  }
}

const mostBits = 15;
const reversed = Uint16Array.from({ length: 2 ** mostBits }, (_, value) => {
  let turned = 0;
  for (let bit = 0; bit < mostBits; bit += 1) turned |= ((value >> bit) & 1) << (mostBits - 1 - bit);
  return turned;
});

/**
 * The code words for lengths (RFC 1951, section 3.2.2), as they go into the stream: the first bit lowest. A word is in
 * the lower 16 bits, its length above them.
 *
 * @param words Filled for the same symbols.
 */
export function assignWords(lengths: Uint8Array, words: Uint32Array): void {
  const ofLength = new Uint16Array(mostBits + 2);
  for (const length of lengths) if (length > 0) ofLength[length + 1] = (ofLength[length + 1] ?? 0) + 1;
  const next = new Uint16Array(mostBits + 1);
  let word = 0;
  for (let length = 1; length <= mostBits; length += 1) {
    word = (word + (ofLength[length] ?? 0)) << 1;
    next[length] = word;
  }
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) {
      words[symbol] = 0;
      continue;
    }
    words[symbol] = ((reversed[next[length] ?? 0] ?? 0) >> (mostBits - length)) | (length << 16);
    next[length] = (next[length] ?? 0) + 1;
  }
}
