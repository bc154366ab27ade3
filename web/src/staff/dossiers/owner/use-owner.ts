import { useState } from 'react';
import type { Schema } from '../../../shared/api/index.js';

export type OwnerCheck = Schema<'PhoneUnlock'>['ownerCheck'];

/** Whose phone it is, and what they have shown. */
export interface Owner {
  readonly phone: string;
  readonly ownerCheck: OwnerCheck;
}

/** The two fields with which staff say who stands before them; nothing is chosen beforehand. */
export function useOwner() {
  const [phone, setPhone] = useState('');
  const [check, setCheck] = useState<OwnerCheck | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const typed = phone.trim();
  return {
    fields: {
      phone,
      setPhone,
      check,
      setCheck,
      phoneFault: tried && typed === '',
      checkFault: tried && check === undefined,
    },
    /** What was entered, once it is whole; from then on it is said what is missing. */
    take: (): Owner | undefined => {
      setTried(true);
      return typed === '' || check === undefined ? undefined : { phone: typed, ownerCheck: check };
    },
  };
}

export type OwnerFieldsState = ReturnType<typeof useOwner>['fields'];
