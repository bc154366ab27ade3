import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseVietnameseMobile, systemRandomness } from '../../kernel/index.js';
import { Persons, type SealedPersonRow } from './persons.js';

const phone = parseVietnameseMobile('0912 345 678');
if (phone === undefined) throw new Error('not a phone');
const person = { phone, holderName: 'Nguyễn Thị Lan' };
const persons = new Persons(Buffer.alloc(32, 1), systemRandomness);
const id = randomUUID();

function rowOf({ columns, key }: ReturnType<Persons['seal']>): SealedPersonRow {
  return {
    id,
    sealed_phone: columns.sealedPhone,
    sealed_holder_name: columns.sealedHolderName,
    wrapped_key: key.wrappedKey,
    wrapped_by: key.wrappedBy,
  };
}

const row = rowOf(persons.seal(id, person));

describe('the person of a dossier', () => {
  it('is opened from its columns and its key', () => {
    expect(persons.open(row)).toEqual(person);
    expect(persons.indexOf(phone)).toEqual(persons.seal(id, person).columns.phoneIndex);
  });

  it('is nobody once the key is gone, whatever columns are left', () => {
    const nobody = { phone: null, holderName: null };
    expect(persons.open({ ...row, wrapped_key: null, wrapped_by: null })).toEqual(nobody);
    expect(persons.open({ ...row, sealed_phone: null, sealed_holder_name: null })).toEqual(nobody);
  });

  it('under another key of the site is refused by its name, and has another index', () => {
    const others = new Persons(Buffer.alloc(32, 2), systemRandomness);
    expect(() => others.open(row)).toThrow(`dossier ${id} was sealed under another key of the site`);
    expect(others.indexOf(phone)).not.toEqual(persons.indexOf(phone));
  });
});
