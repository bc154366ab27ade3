import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Beside } from '../parts/Beside.js';
import { Facts } from '../parts/Facts.js';
import { Page } from '../parts/Page.js';
import { Switch } from '../parts/Switch.js';
import { Wish } from '../parts/Wish.js';

/** The last screen before a tray opens; what may be said beforehand may also be left out. */
export function BeforeDeposit() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const { procedure, wishes } = state.visit;

  return (
    <Page
      title={t('deposit.before.title')}
      lead={t('deposit.before.what')}
      actions={
        <Action
          kind="primary"
          disabled={state.asking !== null}
          onPress={() => {
            dispatch({ type: 'open_for_deposit' });
          }}
        >
          {t('deposit.before.open')}
        </Action>
      }
    >
      <Beside
        first={
          <Facts
            facts={
              procedure === null
                ? []
                : [{ name: t('deposit.before.procedure'), value: inLanguage(procedure.name, language) }]
            }
          />
        }
        second={
          <>
            <h2>{t('deposit.before.optional')}</h2>
            <Wish
              name={t('deposit.before.holderName')}
              hint={t('deposit.before.holderNameHint')}
              value={wishes.holderName}
              onPress={() => {
                dispatch({ type: 'wishes_about', what: 'holder_name' });
              }}
            />
            <Wish
              name={t('deposit.before.officialCode')}
              hint={t('deposit.before.officialCodeHint')}
              value={wishes.officialCode}
              onPress={() => {
                dispatch({ type: 'wishes_about', what: 'official_code' });
              }}
            />
            <Switch
              name={t('deposit.before.lowTray')}
              hint={t('deposit.before.lowTrayHint')}
              on={wishes.lowTray}
              onChange={(lowTray) => {
                dispatch({ type: 'wished', wishes: { lowTray } });
              }}
            />
          </>
        }
      />
    </Page>
  );
}
