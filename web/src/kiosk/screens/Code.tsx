import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { useCode } from '../api/queries.js';
import { whyNotThere } from '../conversation/not-there.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Beside } from '../parts/Beside.js';
import { Entry } from '../parts/Entry.js';
import { NumberPad } from '../parts/NumberPad.js';
import { Page } from '../parts/Page.js';
import type { Schema } from '../../shared/api/index.js';

const digits = 6;

/** The code of the SMS, or of the call. */
export function Code() {
  const { state } = useKiosk();
  const { code } = state.visit;
  return code === null ? null : <CodeEntry key={code.codeId} code={code} />;
}

function CodeEntry({ code }: { readonly code: Schema<'RequestedCode'> }) {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const [typed, setTyped] = useState('');
  const { data } = useCode(code.codeId);
  const why = data && whyNotThere(data);

  useEffect(() => {
    if (why !== undefined) dispatch({ type: 'code_not_there', why });
  }, [why, dispatch]);

  const give = (given: string): void => {
    if (given.length === digits) dispatch({ type: 'code_given', code: given });
  };
  const change = (value: string): void => {
    setTyped(value.replace(/\D/g, '').slice(0, digits));
  };

  return (
    <Page
      title={t(`person.code.${code.way}.title`)}
      lead={t(`person.code.${code.way}.what`, {
        phone: code.phone,
        until: formatTime(code.expiresAt, language),
      })}
      actions={
        <>
          <Action
            onPress={() => {
              dispatch({ type: 'code_not_come' });
            }}
          >
            {t('person.code.notCome')}
          </Action>
          <Action
            kind="primary"
            disabled={typed.length !== digits || state.asking !== null}
            onPress={() => {
              give(typed);
            }}
          >
            {t('person.code.check')}
          </Action>
        </>
      }
    >
      <Beside
        first={
          <Entry
            label={t('person.code.label')}
            look="digits"
            value={typed}
            longest={digits}
            onChange={change}
            onEnter={() => {
              give(typed);
            }}
          />
        }
        second={<NumberPad value={typed} longest={digits} onChange={change} />}
      />
    </Page>
  );
}
