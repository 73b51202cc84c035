/** Sets of case studies, a bit for each of them; case study n is bit n % 32 of word n / 32. */

/** Return the set of some case studies among `total`. */
export function setOf(numbers, total) {
  const set = new Uint32Array(Math.ceil(total / 32));
  for (const one of numbers) set[one >>> 5] |= 1 << (one & 31);
  return set;
}

/** Return the set of all case studies. */
export function setOfAll(total) {
  const set = new Uint32Array(Math.ceil(total / 32)).fill(0xffffffff);
  if (total % 32) set[set.length - 1] = 2 ** (total % 32) - 1;
  return set;
}

/** Return what is in `first` or in any of the `others`. */
export function either(first, ...others) {
  const set = first.slice();
  for (const other of others) {
    for (let word = 0; word < set.length; word += 1) set[word] |= other[word];
  }
  return set;
}

/** Return what is in `first` and in all of the `others`. */
export function both(first, ...others) {
  const set = first.slice();
  for (const other of others) {
    for (let word = 0; word < set.length; word += 1) set[word] &= other[word];
  }
  return set;
}

/** Return what is in `one` and not in `other`. */
export function butNot(one, other) {
  return one.map((bits, word) => bits & ~other[word]);
}

/** Tell whether a case study is in the set. */
export function has(set, number) {
  return (set[number >>> 5] >>> (number & 31)) & 1;
}

/** Return how many are in the set. */
export function sizeOf(set) {
  return sizeOfBoth(set, set);
}

/** Return how many are in both sets. */
export function sizeOfBoth(one, other) {
  let size = 0;
  for (let word = 0; word < one.length; word += 1) size += bitsIn(one[word] & other[word]);
  return size;
}

/** Return for each of `sets` how many are in it and in `other` too; quick when `other` holds few. */
export function sizesOfBoth(sets, other) {
  const words = [...other.keys()].filter((word) => other[word]);
  return sets.map((set) => {
    let size = 0;
    for (const word of words) size += bitsIn(set[word] & other[word]);
    return size;
  });
}

/** Return the numbers of the case studies in a set, the lowest first. */
export function numbersOf(set) {
  const numbers = [];
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word]; bits; bits &= bits - 1) numbers.push(word * 32 + 31 - Math.clz32(bits & -bits));
  }
  return numbers;
}

/** Count the bits of a word in parallel (Warren, "Hacker's Delight", figure 5-2). */
function bitsIn(word) {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
