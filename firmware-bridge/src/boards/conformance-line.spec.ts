import { afterEach, describe, expect, it } from '@jest/globals';
import { driverNames } from '../../contract/index.js';
import { seededRandomness } from '../../simulator/index.js';
import { noBankFaults } from '../../simulator/faults/line-faults.js';
import type { Disturbance, Piece } from './testing/line.js';
import { Rig } from './testing/rig.js';
import { damaged } from './testing/vectors.js';

/** What every driver must make of a bad line: nothing is believed that no board said, and all is well again afterwards. */

let rig: Rig;

afterEach(async () => {
  expect(rig.violations()).toEqual([]);
  await rig.stop();
});

const now = (bytes: Uint8Array): Piece => ({ afterMs: 0, bytes });

/** Half of it is made of the protocol's own bytes, where a naive reader goes astray. */
function noiseLike(sample: Uint8Array, seed: number): () => Uint8Array {
  const randomness = seededRandomness(seed);
  const byte = (): number =>
    randomness.below(2) === 0 ? randomness.below(256) : (sample[randomness.below(sample.length)] ?? 0);
  return () => Uint8Array.from({ length: 1 + randomness.below(8) }, byte);
}

/** Every other reply is disturbed. */
function everyOther(disturbance: Disturbance): Disturbance {
  let count = 0;
  return (bytes) => {
    count += 1;
    return count % 2 === 0 ? disturbance(bytes) : [now(bytes)];
  };
}

/** A door is broken open and shut again, and each is reported once. */
async function seesADoorMove(): Promise<void> {
  rig.doors.length = 0;
  rig.cabinets.forceOpen('A01');
  await rig.untilDoor('A01', 'open');
  rig.cabinets.close('A01');
  await rig.untilDoor('A01', 'closed');
  expect(rig.doors).toEqual(['A01 open', 'A01 closed']);
}

const unknownA = ['A01 unknown', 'A02 unknown', 'A03 unknown'];

describe.each(driverNames)('%s', (driver) => {
  const setUp = async (): Promise<Uint8Array> => {
    rig = await Rig.start(driver);
    return rig.replyOf('A');
  };

  // 16 ms: what the latency timer of a common USB adapter holds bytes back (FTDI AN232B-04).
  it.each([1, 16])('takes a reply cut in two at any byte, %i ms apart', async (afterMs) => {
    const { length } = await setUp();
    for (let cut = 1; cut < length; cut += 1) {
      rig.line.disturb = (bytes) => [now(bytes.subarray(0, cut)), { afterMs, bytes: bytes.subarray(cut) }];
      await seesADoorMove();
    }
    expect(rig.healths).toEqual([]);
  });

  it('takes a reply that comes byte by byte', async () => {
    await setUp();
    rig.line.disturb = (bytes) =>
      [...bytes].map((byte, index) => ({ afterMs: index, bytes: Uint8Array.of(byte) }));
    await seesADoorMove();
  });

  it('believes nothing of a reply that breaks off, at whatever byte', async () => {
    const { length } = await setUp();
    for (let kept = 0; kept < length; kept += 1) {
      rig.cabinets.forceOpen('A01');
      rig.line.disturb = (bytes) => [now(bytes.subarray(0, Math.min(kept, bytes.length - 1)))];
      await rig.clock.until(
        'both boards are silent',
        () => rig.health('A') === 'silent' && rig.health('B') === 'silent',
      );
      await rig.clock.pass(2_000);
      expect(rig.doors.filter((door) => !door.endsWith('unknown'))).toEqual([]);
      rig.line.mend();
      rig.cabinets.close('A01');
      await rig.allWell();
    }
  });

  it('believes no door for one reply with a changed byte', async () => {
    const sample = await setUp();
    for (let change = 0; change < damaged(sample).length; change += 1) {
      let over = false;
      rig.line.disturb = (bytes) => {
        const changed = over ? bytes : (damaged(bytes)[change] ?? bytes);
        over = true;
        return [now(changed)];
      };
      await rig.clock.pass(200);
      expect(over).toBe(true);
    }
    expect([...rig.doors, ...rig.healths]).toEqual([]);
  });

  it('does not take the answer of another board for its own', async () => {
    await setUp();
    rig.cabinets.forceOpen('B01');
    await rig.allWell();
    const [ofA, ofB] = [rig.replyOf('A'), rig.replyOf('B')];
    rig.line.disturb = (bytes) => [now(Buffer.compare(bytes, ofA) === 0 ? ofB : bytes)];
    await rig.clock.until('the board is called silent', () => rig.health('A') === 'silent');
    await rig.clock.pass(2_000);
    expect(rig.doors).toEqual(unknownA);
    expect(rig.healths).toEqual(['A silent']);
  });

  it('takes no late answer, neither for a later question nor for another board', async () => {
    await setUp();
    rig.cabinets.forceOpen('A01');
    // From a little over the time-out to several questions later.
    for (const extraTurnaroundMs of [50, 60, 75, 90, 110, 125, 150, 200]) {
      rig.board('A').setFaults({ ...noBankFaults, extraTurnaroundMs });
      await rig.clock.until('the board is called silent', () => rig.health('A') === 'silent');
      rig.doors.length = 0;
      rig.healths.length = 0;
      await rig.clock.pass(3_000);
      expect([...rig.healths, ...rig.doors]).toEqual([]);
      rig.board('A').setFaults(noBankFaults);
      await rig.allWell();
    }
  });

  it.each([0, 1, 4, 9])('takes an answer that comes twice, %i ms apart, for no other', async (afterMs) => {
    await setUp();
    rig.line.disturb = (bytes) => [now(bytes), { afterMs, bytes }];
    await seesADoorMove();
    await rig.clock.pass(500);
    expect(rig.healths).toEqual([]);
  });

  it.each<[string, (noise: Uint8Array, bytes: Uint8Array) => Uint8Array[]]>([
    ['before', (noise, bytes) => [noise, bytes]],
    ['inside', (noise, bytes) => [bytes.subarray(0, 3), noise, bytes.subarray(3)]],
    ['after', (noise, bytes) => [bytes, noise]],
  ])('sees doors through noise %s every other reply, and no others', async (_where, mix) => {
    const noise = noiseLike(await setUp(), 7);
    rig.line.disturb = everyOther((bytes) => [now(Buffer.concat(mix(noise(), bytes)))]);
    for (let round = 0; round < 5; round += 1) await seesADoorMove();
    rig.line.mend();
    await rig.allWell();
  });

  it('is not led astray by noise between question and reply', async () => {
    const noise = noiseLike(await setUp(), 11);
    rig.line.disturb = (bytes) => [now(noise()), { afterMs: 8, bytes }];
    for (let round = 0; round < 5; round += 1) await seesADoorMove();
  });

  it('pulses once or not at all when the line is cut at any byte of the unlock, and opens afterwards', async () => {
    await setUp();
    const unlock = rig.unlockBytes('A02');
    for (let passed = 0; passed <= unlock.length; passed += 1) {
      const before = rig.pulses().length;
      rig.line.cutSending = (bytes) => (Buffer.compare(bytes, unlock) === 0 ? passed : undefined);
      expect((await rig.open('A02')).outcome).toBe(passed === unlock.length ? 'opened' : 'not_opened');
      await rig.clock.pass(3_000);
      expect(rig.pulses().length - before).toBe(passed === unlock.length ? 1 : 0);
      rig.line.mend();
      rig.cabinets.close('A02');
      await rig.allWell();
      expect(await rig.open('A02')).toMatchObject({ outcome: 'opened' });
      rig.cabinets.close('A02');
      await rig.allWell();
    }
  });

  it('is well again after the line was cut at any byte of a reply', async () => {
    const { length } = await setUp();
    for (let kept = 0; kept <= length; kept += 1) {
      rig.cabinets.forceOpen('A01');
      let over = false;
      rig.line.disturb = (bytes) => {
        if (over) return [now(bytes)];
        over = true;
        rig.clock.schedule(0, () => {
          rig.line.cut();
        });
        return [now(bytes.subarray(0, kept))];
      };
      await rig.clock.until('the line is cut', () => rig.health('A') === 'disconnected');
      expect(rig.doors.filter((door) => !door.endsWith('unknown'))).toEqual([]);
      rig.line.mend();
      await rig.allWell();
      rig.cabinets.close('A01');
      await rig.allWell();
    }
  });
});
