import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../shared/format/format.js';
import { waitIn } from '../../shared/format/wait-in.js';
import { useLanguage } from '../../shared/texts/index.js';
import { waysOn, type Trouble } from '../conversation/troubles.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { DeskCard } from '../parts/DeskCard.js';
import { Note } from '../parts/Note.js';
import { OtherPlaces } from '../parts/OtherPlaces.js';
import { Page } from '../parts/Page.js';
import { StillWorks } from '../parts/StillWorks.js';

/** What went wrong, and the ways on; the first is the best. */
export function TroubleScreen({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const { ways, desk, tone } = waysOn[trouble.kind];
  const label = state.visit.operation?.trayLabel ?? '';

  return (
    <Page
      title={t(`trouble.what.${trouble.kind}.title`)}
      lead={t(`trouble.what.${trouble.kind}.what`, { label })}
      tone={tone}
      actions={ways.toReversed().map((way, index) => (
        <Action
          key={way}
          kind={index === ways.length - 1 ? 'primary' : 'secondary'}
          disabled={state.asking !== null}
          onPress={() => {
            dispatch({ type: 'way_taken', way });
          }}
        >
          {t(`trouble.way.${way}`)}
        </Action>
      ))}
    >
      <More trouble={trouble} />
      {desk ? <DeskCard /> : null}
    </Page>
  );
}

function More({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state } = useKiosk();
  switch (trouble.kind) {
    case 'no_tray_free':
      return (
        <>
          {trouble.nextRunAt === null ? null : (
            <Note tone="wait">
              {t('trouble.nextRun', { when: formatDateTime(trouble.nextRunAt, language) })}
            </Note>
          )}
          <OtherPlaces />
        </>
      );
    case 'lock_cools_deposit':
    case 'lock_cools_pickup':
      return trouble.waitSeconds === null ? null : (
        <Note tone="wait">{t('trouble.readyIn', { count: trouble.waitSeconds })}</Note>
      );
    case 'factor_wrong':
      return <Note tone="wait">{t('trouble.triesLeft', { count: trouble.triesLeft })}</Note>;
    case 'other_door_open':
      return trouble.openTrays === '' ? null : (
        <Note tone="wait">{t('trouble.openTrays', { trays: trouble.openTrays })}</Note>
      );
    case 'unsure_deposit': {
      const number = state.visit.deposit?.depositNumber;
      return number === undefined ? null : <Note>{t('trouble.depositNumber', { number })}</Note>;
    }
    case 'too_many_requests':
    case 'kiosk_at_limit':
    case 'site_at_limit': {
      if (trouble.waitSeconds === null) return null;
      const { unit, count } = waitIn(trouble.waitSeconds);
      return <Note tone="wait">{t(`trouble.after.${unit}`, { count })}</Note>;
    }
    case 'sms_failed':
      return <StillWorks what={t('trouble.withoutSms')} />;
    default:
      return null;
  }
}
