import { useTranslation } from 'react-i18next';
import { QrCode } from '../../shared/components/QrCode.js';
import { formatDong } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Page } from '../parts/Page.js';
import { guideText } from './guide-text.js';
import styles from './Guide.module.css';

/** The checklist of a procedure as a QR code that holds the text itself. */
export function Guide() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state } = useKiosk();
  const { data } = useOverview();
  const { procedure } = state.visit;
  if (procedure === null) return null;
  const { feeDong, processingWorkingDays: days } = procedure;
  const name = inLanguage(procedure.name, language);
  const fee = feeDong === 0 ? t('deposit.procedure.free') : formatDong(feeDong, language);
  const time = days === 0 ? t('deposit.procedure.sameDay') : t('deposit.procedure.days', { count: days });
  const text = guideText({
    title: name,
    lines: [`${t('deposit.procedure.fee')}: ${fee}`, `${t('deposit.procedure.time')}: ${time}`],
    papersTitle: t('deposit.guide.papers'),
    papers: procedure.papers,
    end: data === undefined ? [] : [`${data.desk.phone}; ${inLanguage(data.desk.hours, language)}`],
    more: t('deposit.guide.more'),
  });

  return (
    <Page title={t('deposit.guide.title')} lead={t('deposit.guide.what')}>
      <figure className={styles['figure']}>
        <div className={styles['code']}>
          <QrCode value={text} label={t('deposit.guide.code', { name })} />
        </div>
        <figcaption className={styles['name']}>{name}</figcaption>
      </figure>
    </Page>
  );
}
