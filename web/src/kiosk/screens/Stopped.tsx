import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { DeskCard } from '../parts/DeskCard.js';
import { Page } from '../parts/Page.js';
import { StillWorks } from '../parts/StillWorks.js';
import type { HomeStanding } from './home-standing.js';

/** Instead of the first screen, while the kiosk cannot do its work: why, and what still works. */
export function Stopped({ why }: { readonly why: Exclude<HomeStanding, 'open'> }) {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <Page
      title={t(`trouble.stopped.${why}.title`)}
      lead={t(`trouble.stopped.${why}.what`)}
      tone="bad"
      actions={
        why === 'out_of_service' ? (
          <Action
            kind="primary"
            onPress={() => {
              dispatch({ type: 'chose_purpose', purpose: 'lookup' });
            }}
          >
            {t('home.lookup')}
          </Action>
        ) : undefined
      }
    >
      <StillWorks what={t(`trouble.stopped.${why}.still`)} />
      <DeskCard />
    </Page>
  );
}
