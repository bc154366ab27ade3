const pointsPerMillimetre = 72 / 25.4;

/** PDF measures in points, 72 to the inch. */
export function millimetres(length: number): number {
  return length * pointsPerMillimetre;
}
