import { useTranslation } from 'react-i18next';
import { formatDong } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Beside } from '../parts/Beside.js';
import { Facts } from '../parts/Facts.js';
import { Page } from '../parts/Page.js';
import { PaperList } from '../parts/PaperList.js';

/** What a procedure takes: its papers, fee and time; to go on, or to take the guide home. */
export function Procedure() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const { procedure } = state.visit;
  if (procedure === null) return null;
  const { name, papers, feeDong, processingWorkingDays: days, cutOff, traySize } = procedure;

  return (
    <Page
      title={inLanguage(name, language)}
      actions={
        <>
          <Action
            onPress={() => {
              dispatch({ type: 'wants_guide' });
            }}
          >
            {t('deposit.procedure.guide')}
          </Action>
          <Action
            kind="primary"
            onPress={() => {
              dispatch({ type: 'procedure_settled' });
            }}
          >
            {t('deposit.procedure.go')}
          </Action>
        </>
      }
    >
      <Beside
        first={<PaperList title={t('deposit.procedure.papers')} papers={papers} />}
        second={
          <Facts
            facts={[
              {
                name: t('deposit.procedure.fee'),
                value: feeDong === 0 ? t('deposit.procedure.free') : formatDong(feeDong, language),
                note: feeDong === 0 ? undefined : t('deposit.procedure.payLater'),
              },
              {
                name: t('deposit.procedure.time'),
                value:
                  days === 0 ? t('deposit.procedure.sameDay') : t('deposit.procedure.days', { count: days }),
                note: cutOff === null ? undefined : t('deposit.procedure.cutOff', { time: cutOff }),
              },
              { name: t('deposit.procedure.tray'), value: t(`deposit.procedure.${traySize}`) },
            ]}
          />
        }
      />
    </Page>
  );
}
