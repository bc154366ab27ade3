/**
 * Every good frame of a fixed length within the bytes, in order. After anything that is no good frame the search goes on at the
 * very next byte, so that noise or a damaged frame never swallows the good one behind it; the inside of a good frame is not
 * searched, so that data is never taken for a frame.
 * @param decode what a frame says, or `undefined` when the bytes are none
 */
export function framesIn<Reply>(
  received: Uint8Array,
  length: number,
  decode: (frame: Uint8Array) => Reply | undefined,
): Reply[] {
  const replies: Reply[] = [];
  for (let offset = 0; offset + length <= received.length;) {
    const reply = decode(received.subarray(offset, offset + length));
    if (reply !== undefined) replies.push(reply);
    offset += reply === undefined ? 1 : length;
  }
  return replies;
}

/** @throws RangeError for anything but a whole number from `first` to `last` */
export function requireWithin(
  what: string,
  value: number,
  [first, last]: readonly [first: number, last: number],
): void {
  if (!Number.isInteger(value) || value < first || value > last) {
    throw new RangeError(`${what} must be a whole number from ${first} to ${last}, is ${value}`);
  }
}
