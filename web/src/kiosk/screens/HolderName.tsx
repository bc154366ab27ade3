import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOnCitizenCard } from '../input/citizen-card.js';
import { useScanner } from '../input/use-scanner.js';
import { isName } from '../input/person-name.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Entry } from '../parts/Entry.js';
import { LetterPad } from '../parts/LetterPad.js';
import { Page } from '../parts/Page.js';

/** The field takes the whole text of a card's QR code, until its name is read from it. */
const longestScan = 600;

/** The person's name, scanned from the citizen card or typed. Of the card nothing is kept but the name. */
export function HolderName() {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const [name, setName] = useState(state.visit.wishes.holderName);
  const [scan, setScan] = useState<'none' | 'read' | 'refused'>('none');
  const take = (found: string | undefined): void => {
    // What the scanner has typed into the field goes in any case.
    setName(found ?? '');
    setScan(found === undefined ? 'refused' : 'read');
  };
  // A scanner that stutters, or is slow, has typed the whole text into the field nevertheless.
  useScanner((scanned) => {
    take(nameOnCitizenCard(scanned) ?? nameOnCitizenCard(name));
  });
  const save = (): void => {
    const holderName = name.normalize('NFC').trim();
    if (holderName === '' || isName(holderName)) dispatch({ type: 'wished', wishes: { holderName } });
    else take(nameOnCitizenCard(name));
  };

  return (
    <Page
      title={t('deposit.holderName.title')}
      // What is refused says what to do: a short screen has no room for both.
      lead={scan === 'refused' ? undefined : t('deposit.holderName.what')}
      actions={
        <Action kind="primary" onPress={save}>
          {t('deposit.holderName.save')}
        </Action>
      }
    >
      <Entry
        label={t('deposit.holderName.label')}
        value={name}
        first
        longest={longestScan}
        onChange={setName}
        onEnter={save}
        note={scan === 'read' ? t('deposit.holderName.scanned') : ''}
        error={scan === 'refused' ? t('deposit.holderName.notCard') : undefined}
      />
      <LetterPad value={name} onChange={setName} />
    </Page>
  );
}
