import { useTranslation } from 'react-i18next';
import { QrCode } from '../../shared/components/QrCode.js';
import { formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Beside } from '../parts/Beside.js';
import { Note } from '../parts/Note.js';
import { Page } from '../parts/Page.js';
import styles from './Deposited.module.css';

/** The envelope lies in its tray: its number, and the way to follow it. Not an acceptance. */
export function Deposited() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const { data } = useOverview();
  const { deposit } = state.visit;
  if (deposit === null) return null;

  return (
    <Page
      title={t('deposit.done.title')}
      lead={t('deposit.done.what')}
      tone="good"
      actions={
        <Action
          kind="primary"
          onPress={() => {
            dispatch({ type: 'finished' });
          }}
        >
          {t('deposit.done.finish')}
        </Action>
      }
    >
      <Beside
        first={
          <>
            <p className={styles['number']}>
              <span>{t('deposit.done.number')}</span>
              <strong>{deposit.depositNumber}</strong>
            </p>
            <Note tone="good">{t('deposit.done.sms')}</Note>
            {data === undefined ? null : (
              <p className={styles['when']}>
                {t('deposit.done.when', { when: formatDateTime(data.nextRunAt, language) })}
              </p>
            )}
          </>
        }
        second={
          <figure className={styles['follow']}>
            <div className={styles['code']}>
              <QrCode value={deposit.statusUrl} label={t('deposit.done.code')} />
            </div>
            <figcaption>{t('deposit.done.scan')}</figcaption>
          </figure>
        }
      />
    </Page>
  );
}
