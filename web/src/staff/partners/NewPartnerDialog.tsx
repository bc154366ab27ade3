import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { useLanguage } from '../../shared/texts/index.js';
import { api } from '../api.js';
import { FormDialog } from '../commands/FormDialog.js';
import { useCommand } from '../commands/use-command.js';
import { textField } from '../components/fields.js';
import { useCatalogue } from '../components/use-catalogue.js';
import type { Partner } from './use-partners.js';

type Scope = Schema<'PartnerScope'>;

const scopes: readonly Scope[] = ['dossiers.read', 'results.announce', 'progress.report'];

interface Props {
  readonly onMade: (partner: Partner) => void;
  readonly onClose: () => void;
}

/** Lets another office's system in: its name, what it may do, and for which department. */
export function NewPartnerDialog({ onMade, onClose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['dossiers.read']);
  const [departmentCode, setDepartmentCode] = useState('');
  const [tried, setTried] = useState(false);
  const make = useCommand({
    send: (header, body: Schema<'NewPartner'>) =>
      api.POST('/api/staff/partners', { params: { header }, body }),
    touches: ['partners'],
    onDone: onMade,
  });
  const tidy = name.replace(/\s+/g, ' ').trim();
  return (
    <FormDialog
      title={t('partners.new.link')}
      submit={t('partners.new.submit')}
      pending={make.pending}
      problem={make.problem}
      onSubmit={() => {
        setTried(true);
        if (tidy === '' || chosen.length === 0) return;
        make.run({
          name: tidy,
          scopes: [...chosen],
          ...(departmentCode === '' ? {} : { departmentCode }),
        });
      }}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('partners.name')}
        description={t('partners.new.hint')}
        maxLength={80}
        error={tried && tidy === '' && t('partners.new.nameFault')}
        {...textField(name, setName)}
      />
      <Checkbox.Group
        label={t('partners.may')}
        error={tried && chosen.length === 0 && t('partners.new.scopeFault')}
        value={[...chosen]}
        onChange={(now) => {
          setChosen(scopes.filter((scope) => now.includes(scope)));
        }}
      >
        <Stack gap="xs" mt="xs">
          {scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`partners.scope.${scope}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NativeSelect
        label={t('partners.department')}
        data={[
          { value: '', label: t('partners.everyDepartment') },
          ...(catalogue?.departments ?? []).map(({ code, name: of }) => ({
            value: code,
            label: of[language],
          })),
        ]}
        {...textField(departmentCode, setDepartmentCode)}
      />
    </FormDialog>
  );
}
