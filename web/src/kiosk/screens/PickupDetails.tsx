import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Facts } from '../parts/Facts.js';
import { Page } from '../parts/Page.js';
import { PaperList } from '../parts/PaperList.js';
import { isOver } from './pickup-window.js';

/** One thing that waits, before its tray opens. */
export function PickupDetails() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const { pickup } = state.visit;
  const { data: overview } = useOverview();
  if (pickup === null) return null;
  const { procedure, contents, missingPapers, trayLabel, windowEndsAt, officialCode, depositNumber } = pickup;
  const number =
    officialCode === null
      ? depositNumber === null
        ? undefined
        : t('fetch.pickups.number', { number: depositNumber })
      : t('fetch.pickups.code', { code: officialCode });

  return (
    <Page
      title={t('fetch.pickup.title')}
      actions={
        <Action
          kind="primary"
          disabled={state.asking !== null}
          onPress={() => {
            dispatch({ type: 'open_for_pickup' });
          }}
        >
          {t('fetch.pickup.open')}
        </Action>
      }
    >
      <Facts
        facts={[
          {
            name: t(`fetch.pickups.${contents}`),
            value: inLanguage(procedure.name, language),
            note: number,
          },
          { name: t('door.tray'), value: trayLabel },
          {
            name: t('lookUp.one.fetchUntil'),
            value: formatDay(windowEndsAt, language),
            note: isOver(windowEndsAt, overview?.at) ? t('fetch.pickup.over') : undefined,
          },
        ]}
      />
      {missingPapers.length === 0 ? null : (
        <PaperList title={t('fetch.pickup.missing')} papers={missingPapers} />
      )}
    </Page>
  );
}
