import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import type { Pickup } from '../conversation/visit.js';
import { useKiosk } from '../kiosk-context.js';
import { Choice } from '../parts/Choice.js';
import { Choices } from '../parts/Choices.js';
import { Page } from '../parts/Page.js';
import { isOver } from './pickup-window.js';

/** Several things wait: which one first. */
export function Pickups() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const { pickups } = state.visit;
  const { data: overview } = useOverview();
  const note = (pickup: Pickup): string =>
    [
      t(`fetch.pickups.${pickup.contents}`),
      pickup.officialCode === null ? '' : t('fetch.pickups.code', { code: pickup.officialCode }),
      pickup.officialCode === null && pickup.depositNumber !== null
        ? t('fetch.pickups.number', { number: pickup.depositNumber })
        : '',
      t(isOver(pickup.windowEndsAt, overview?.at) ? 'fetch.pickups.overdue' : 'fetch.pickups.until', {
        when: formatDay(pickup.windowEndsAt, language),
      }),
    ]
      .filter((part) => part !== '')
      .join(' · ');

  return (
    <Page title={t('fetch.pickups.title', { count: pickups.length })} lead={t('fetch.pickups.what')}>
      <Choices label={t('fetch.pickups.title', { count: pickups.length })}>
        {pickups.map((pickup) => (
          <Choice
            key={pickup.id}
            name={inLanguage(pickup.procedure.name, language)}
            note={note(pickup)}
            onPress={() => {
              dispatch({ type: 'chose_pickup', pickup });
            }}
          />
        ))}
      </Choices>
    </Page>
  );
}
