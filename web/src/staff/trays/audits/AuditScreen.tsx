import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatDateTime } from '../../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { Loaded } from '../../components/Loaded.js';
import { PageTitle } from '../../components/PageTitle.js';
import { useKioskMode } from '../../kiosk-mode/use-kiosk-mode.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { May } from '../../session/May.js';
import styles from './audits.module.css';
import { AuditStep } from './AuditStep.js';
import { canBeClosed, nextTray } from './next-tray.js';
import { useAudit, type Audit } from './use-audits.js';
import { Worksheet } from './Worksheet.js';

/** One worksheet: open, look, reconcile. */
export function AuditScreen() {
  const { id = '' } = useParams();
  return <Loaded query={useAudit(id)}>{(audit) => <AuditSheet audit={audit} />}</Loaded>;
}

function AuditSheet({ audit }: { readonly audit: Audit }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const kioskMode = useKioskMode();
  const { id, cabinetName, openedAt, openedBy, closedAt, closedBy, counts, items } = audit;
  const next = closedAt === null ? nextTray(items) : undefined;
  const close = useCommand({
    send: (header) => api.POST('/api/staff/audits/{id}/closing', { params: { path: { id }, header } }),
    touches: ['audits'],
  });
  return (
    <Stack gap="lg">
      <PageTitle
        aside={
          <>
            <Link to="/trays/audits">{t('trays.audit.title')}</Link>
            {!kioskMode && (
              <Button
                variant="default"
                onClick={() => {
                  window.print();
                }}
              >
                {t('trays.audit.print')}
              </Button>
            )}
          </>
        }
      >
        {t('trays.audit.of', {
          cabinet: inLanguage(cabinetName, language),
          time: formatDateTime(openedAt, language),
        })}
      </PageTitle>
      <p>
        {t('trays.audit.counts', {
          pending: counts.pending,
          agrees: counts.agrees,
          differs: counts.differs,
          cleared: counts.cleared_up,
          skipped: counts.skipped,
        })}
      </p>
      {next && (
        <May action="audit.work">
          <AuditStep key={next.trayLabel} auditId={id} item={next} />
        </May>
      )}
      {closedAt === null && (
        <May action="audit.work">
          <div className={styles['noPrint']}>
            <Button
              size="lg"
              disabled={!canBeClosed(items)}
              loading={close.pending}
              onClick={() => {
                close.run();
              }}
            >
              {t('trays.audit.close')}
            </Button>
            <ProblemNotice problem={close.problem} />
          </div>
        </May>
      )}
      {closedAt !== null && (
        <p>
          {t('trays.audit.closedAt', {
            time: formatDateTime(closedAt, language),
            officer: closedBy?.displayName ?? '—',
          })}
        </p>
      )}
      <Worksheet audit={audit} />
      <p className={styles['signature']}>{t('trays.audit.signature', { officer: openedBy.displayName })}</p>
    </Stack>
  );
}
