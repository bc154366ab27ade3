import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { Faults } from '../../components/Faults.js';
import formStyles from '../../components/FormCard.module.css';
import { PageTitle } from '../../components/PageTitle.js';
import { useAnnounce } from '../../components/use-announce.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { bodyOf, draftOf, faultsOf } from './procedure-draft.js';
import { ProcedureFields } from './ProcedureFields.js';

interface Props {
  readonly catalogue: Schema<'Catalogue'>;
  readonly procedure: Schema<'CatalogueProcedure'>;
}

/** One procedure, under the same rules as a row of the catalogue file. */
export function ProcedureForm({ catalogue, procedure }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(procedure));
  // What the draft began with: the procedure may be read anew, and be another, while somebody types.
  const [version, setVersion] = useState(procedure.version);
  const [tried, setTried] = useState(false);
  const change = useCommand({
    send: (header, body: Schema<'CatalogueProcedureBody'>) =>
      api.PUT('/api/staff/procedures/{code}', {
        params: { path: { code: procedure.code }, header },
        body,
      }),
    touches: ['catalogue'],
    onDone: async () => {
      announce(t('catalogue.edit.done', { code: procedure.code }));
      await navigate('/catalogue');
    },
  });
  const faults = tried ? faultsOf(draft) : [];
  return (
    <form
      noValidate
      className={formStyles['card']}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (faultsOf(draft).length === 0) change.run({ ...bodyOf(draft), version });
      }}
    >
      <PageTitle>{t('catalogue.edit.title', { code: procedure.code })}</PageTitle>
      <Text>{t('catalogue.edit.help')}</Text>
      <ProcedureFields
        catalogue={catalogue}
        draft={draft}
        faults={faults}
        onChange={(part) => {
          setDraft({ ...draft, ...part });
        }}
      />
      <Faults texts={faults.map((fault) => t(`catalogue.edit.fault.${fault}`))} />
      <ProblemNotice problem={change.problem} />
      <Group>
        <Button type="submit" loading={change.pending}>
          {t('catalogue.edit.submit')}
        </Button>
        {change.problem?.code === 'procedure_changed' && procedure.version !== version && (
          <Button
            variant="default"
            onClick={() => {
              setDraft(draftOf(procedure));
              setVersion(procedure.version);
              change.clear();
            }}
          >
            {t('catalogue.edit.again')}
          </Button>
        )}
        <Button component={Link} to="/catalogue" variant="default">
          {t('shell.cancel')}
        </Button>
      </Group>
    </form>
  );
}
