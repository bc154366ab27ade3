import { useTranslation } from 'react-i18next';
import { Action } from '../parts/Action.js';
import { DeskCard } from '../parts/DeskCard.js';
import { Page } from '../parts/Page.js';

/** A list could not be read. */
export function NotRead({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation('kiosk');
  return (
    <Page
      title={t('trouble.what.unreachable.title')}
      lead={t('trouble.what.unreachable.what')}
      tone="bad"
      actions={
        <Action kind="primary" onPress={onAgain}>
          {t('trouble.way.try_again')}
        </Action>
      }
    >
      <DeskCard />
    </Page>
  );
}
