import { afterEach, describe, expect, it } from '@jest/globals';
import { driverNames } from '../../contract/index.js';
import { noBankFaults } from '../../simulator/faults/line-faults.js';
import type { ReplyFault } from '../../simulator/faults/next-replies.js';
import { Rig } from './testing/rig.js';
import { damages } from './testing/vectors.js';

/** What every driver must make of a bad line: nothing is believed that no board said, and all is well again afterwards. */

let rig: Rig;

afterEach(async () => {
  expect(rig.violations()).toEqual([]);
  await rig.stop();
});

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
  it.each([1, 16])('takes a reply cut in two at any byte, %i ms apart', async (pauseMs) => {
    const { length } = await setUp();
    for (let afterBytes = 1; afterBytes < length; afterBytes += 1) {
      rig.befall({ kind: 'split', afterBytes, pauseMs });
      await seesADoorMove();
    }
    expect(rig.healths).toEqual([]);
  });

  it.each([0, 1])('takes a reply that comes byte by byte, %i ms apart', async (pauseMs) => {
    await setUp();
    rig.befall({ kind: 'byte_by_byte', pauseMs });
    await seesADoorMove();
  });

  it('believes nothing of a reply that breaks off, at whatever byte', async () => {
    const { length } = await setUp();
    for (let afterBytes = 0; afterBytes < length; afterBytes += 1) {
      rig.cabinets.forceOpen('A01');
      rig.befall({ kind: 'broken_off', afterBytes });
      await rig.clock.until(
        'both boards are silent',
        () => rig.health('A') === 'silent' && rig.health('B') === 'silent',
      );
      await rig.clock.pass(2_000);
      expect(rig.doors.filter((door) => !door.endsWith('unknown'))).toEqual([]);
      await rig.mend();
      rig.cabinets.close('A01');
      await rig.allWell();
    }
  });

  it('believes no door for one reply with a changed byte', async () => {
    const { length } = await setUp();
    for (let change = 0; change < damages.length * length; change += 1) {
      const flip = damages[change % damages.length] ?? 0;
      rig.befall({ kind: 'changed_byte', byte: Math.floor(change / damages.length), flip }, { count: 1 });
      await rig.clock.pass(200);
      expect(rig.board('A').faults.nextReplies).toBeNull();
    }
    expect([...rig.doors, ...rig.healths]).toEqual([]);
  });

  it('does not take the answer of another board for its own', async () => {
    await setUp();
    rig.cabinets.forceOpen('B01');
    await rig.allWell();
    rig.befall({ kind: 'of_another_board', bank: 'B' }, { of: 'A' });
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

  // Around the time for which a board is left alone after one, two and three unanswered questions, and between.
  it.each([300, 301, 325, 350, 360, 400, 480, 540, 570, 600, 650, 700])(
    'believes no door from a board that is always %i ms late, and calls it silent',
    async (lateMs) => {
      await setUp();
      rig.board('A').setFaults({ ...noBankFaults, extraTurnaroundMs: lateMs });
      await rig.clock.pass(100);
      rig.doors.length = 0;
      // Whatever is still heard of the door is older than the question it seems to answer.
      for (let move = 0; move < 40; move += 1) {
        if (rig.cabinets.get('A01').door === 'open') rig.cabinets.close('A01');
        else rig.cabinets.forceOpen('A01');
        await rig.clock.pass(move < 20 ? 137 : 701);
      }
      expect(rig.doors).toEqual(unknownA);
      expect(rig.healths).toEqual(['A silent']);
      expect(rig.reason('A')).toBe('no_reply');
      rig.board('A').setFaults(noBankFaults);
      await rig.allWell();
    },
  );

  it.each([1, 3, 40])('takes no late answer after %i bytes of noise either', async (noise) => {
    await setUp();
    const ofA = rig.replyOf('A');
    for (const afterMs of [65, 90, 125, 130, 150, 175, 185, 250]) {
      rig.line.disturb = (bytes) =>
        Buffer.compare(bytes, ofA) === 0
          ? [
              { afterMs: 5, bytes: new Uint8Array(noise).fill(0xff) },
              { afterMs, bytes },
            ]
          : [{ afterMs: 0, bytes }];
      await rig.clock.until('the board is called silent', () => rig.health('A') === 'silent');
      rig.doors.length = 0;
      rig.healths.length = 0;
      await rig.clock.pass(3_000);
      expect([...rig.healths, ...rig.doors]).toEqual([]);
      rig.line.mend();
      await rig.allWell();
    }
  });

  it.each([0, 1, 4, 9])('takes an answer that comes twice, %i ms apart, for no other', async (pauseMs) => {
    await setUp();
    rig.befall({ kind: 'twice', pauseMs });
    await seesADoorMove();
    await rig.clock.pass(500);
    expect(rig.healths).toEqual([]);
  });

  it.each<[string, ReplyFault]>([
    ['before', { kind: 'noise_before', pauseMs: 0 }],
    ['inside', { kind: 'noise_inside', afterBytes: 3 }],
    ['after', { kind: 'noise_after' }],
  ])('sees doors through noise %s every other reply, and no others', async (_where, fault) => {
    await setUp();
    rig.befall(fault, { every: 2 });
    for (let round = 0; round < 5; round += 1) await seesADoorMove();
    await rig.mend();
    await rig.allWell();
  });

  it('is not led astray by noise between question and reply', async () => {
    await setUp();
    rig.befall({ kind: 'noise_before', pauseMs: 8 });
    for (let round = 0; round < 5; round += 1) await seesADoorMove();
  });

  // As long as the longest answer to an unlock; the boards that give none are held to the same.
  it.each([1, 16])(
    'opens when an answer to the unlock is cut in two at any byte, %i ms apart',
    async (pauseMs) => {
      await setUp();
      expect(await rig.open('A02')).toMatchObject({ outcome: 'opened' });
      // What it says of a pulse when nothing befalls its answer; some kinds say nothing.
      const answers = rig.answers.splice(0);
      for (let afterBytes = 1; afterBytes < 8; afterBytes += 1) {
        rig.cabinets.close('A02');
        await rig.allWell();
        const before = rig.pulses().length;
        rig.befall({ kind: 'split', afterBytes, pauseMs });
        expect(await rig.open('A02')).toMatchObject({ outcome: 'opened' });
        expect(rig.pulses().length - before).toBe(1);
        expect(rig.answers.splice(0)).toEqual(answers);
        expect([...rig.healths, ...rig.doors]).toEqual(['A02 open']);
        await rig.mend();
      }
    },
  );

  it('pulses once or not at all when the line is cut at any byte of the unlock, and opens afterwards', async () => {
    await setUp();
    const { length } = rig.unlockBytes('A02');
    for (let passed = 0; passed <= length; passed += 1) {
      const before = rig.pulses().length;
      rig.board('A').setFaults({ ...noBankFaults, cutNextUnlockAfterBytes: passed });
      const opening = rig.open('A02');
      await rig.clock.until('the line is cut', () => rig.health('A') === 'disconnected');
      await rig.clock.pass(100);
      await rig.mend();
      expect((await opening).outcome).toBe(passed === length ? 'opened' : 'not_opened');
      await rig.clock.pass(3_000);
      expect(rig.pulses().length - before).toBe(passed === length ? 1 : 0);
      rig.cabinets.close('A02');
      await rig.allWell();
      expect(await rig.open('A02')).toMatchObject({ outcome: 'opened' });
      rig.cabinets.close('A02');
      await rig.allWell();
    }
  });

  it('is well again after the line was cut at any byte of a reply', async () => {
    const { length } = await setUp();
    for (let afterBytes = 0; afterBytes <= length; afterBytes += 1) {
      rig.cabinets.forceOpen('A01');
      rig.befall({ kind: 'cut', afterBytes }, { count: 1 });
      await rig.clock.until('the line is cut', () => rig.health('A') === 'disconnected');
      expect(rig.doors.filter((door) => !door.endsWith('unknown'))).toEqual([]);
      await rig.mend();
      await rig.allWell();
      rig.cabinets.close('A01');
      await rig.allWell();
    }
  });
});
