import type { LockPlace } from './plan.js';

/**
 * What is wrong where one pulse has moved the door switches of other locks.
 * @param own whether its own switch has moved as well
 */
export function describeStray(place: LockPlace, others: readonly LockPlace[], own: boolean): string {
  const moved = others.map(({ door }) => door).join(' and ');
  const why = own
    ? `${place.name} moved ${moved} beside its own: one pulse opened more than one lock (a diode is missing), or the switches are joined.`
    : `${place.name} moved ${moved} and not ${place.door}: the wires of these switches or of these locks are exchanged.`;
  return `${why} It gets no label until that is put right.`;
}
