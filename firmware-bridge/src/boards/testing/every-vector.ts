import { expect, it } from '@jest/globals';
import { vectorKinds, vectorsOf, type Vector } from './vectors.js';

/** What a driver's spec does with a vector of each kind; left out only where the driver has none of it. */
export type VectorTests<Meaning> = {
  readonly [Kind in Vector<Meaning>['kind']]?: (vector: Vector<Meaning>) => void;
};

/** A test for every vector of a driver's `vectors.json`, so that none can be passed over. */
export function tryEveryVector<Meaning>(driver: string, tests: VectorTests<Meaning>): void {
  for (const kind of vectorKinds) {
    const vectors = vectorsOf<Meaning>(driver, kind);
    const tried = tests[kind];
    it(`has a test for its ${vectors.length} vectors of kind ${kind}`, () => {
      expect(tried !== undefined).toBe(vectors.length > 0);
    });
    for (const vector of vectors) {
      it(`${kind} ${vector.hex}`, () => {
        tried?.(vector);
        expect.hasAssertions();
      });
    }
  }
}
