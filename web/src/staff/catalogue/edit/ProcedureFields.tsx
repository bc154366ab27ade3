import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { textField, tickField } from '../../components/fields.js';
import type { DraftFault, ProcedureDraft } from './procedure-draft.js';

interface Props {
  readonly catalogue: Schema<'Catalogue'>;
  readonly draft: ProcedureDraft;
  readonly faults: readonly DraftFault[];
  readonly onChange: (part: Partial<ProcedureDraft>) => void;
}

const sizes = ['small', 'large'] as const;

/** The fields of a procedure. What is wrong is named below them; here it is marked. */
export function ProcedureFields({ catalogue, draft, faults, onChange }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const named = ({ code, name }: { code: string; name: { vi: string; en: string } }) => ({
    value: code,
    label: name[language],
  });
  const agencies = catalogue.departments.filter(({ kind }) => kind === 'agency').map(named);
  const text = (
    name: Exclude<keyof ProcedureDraft, 'depositable' | 'fetchable' | 'offered' | 'traySize'>,
  ) => ({
    label: t(`catalogue.edit.field.${name}`),
    ...textField(draft[name], (value) => {
      onChange({ [name]: value });
    }),
  });
  const tick = (name: 'depositable' | 'fetchable' | 'offered') => ({
    label: t(`catalogue.edit.field.${name}`),
    ...tickField(draft[name], (checked) => {
      onChange({ [name]: checked });
    }),
  });
  return (
    <Stack>
      <Textarea {...text('nameVi')} rows={2} error={faults.includes('nameVi')} />
      <Textarea {...text('nameEn')} rows={2} error={faults.includes('nameEn')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect {...text('fieldCode')} data={catalogue.fields.map(named)} />
        <NativeSelect {...text('departmentCode')} data={catalogue.departments.map(named)} />
        <NativeSelect
          {...text('agencyCode')}
          error={faults.includes('agencyWithoutResult')}
          data={[{ value: '', label: t('catalogue.edit.noAgency') }, ...agencies]}
        />
        <NativeSelect
          label={t('catalogue.edit.field.traySize')}
          data={sizes.map((size) => ({ value: size, label: t(`trays.size.${size}`) }))}
          {...textField(draft.traySize, (value) => {
            onChange({ traySize: sizes.find((size) => size === value) ?? 'small' });
          })}
        />
        <TextInput
          {...text('processingWorkingDays')}
          inputMode="numeric"
          error={faults.includes('processingWorkingDays')}
        />
        <TextInput {...text('cutOff')} placeholder="15:00" error={faults.includes('cutOff')} />
        <TextInput {...text('feeDong')} inputMode="numeric" error={faults.includes('feeDong')} />
      </SimpleGrid>
      <Group gap="xl">
        <Checkbox {...tick('depositable')} error={faults.includes('goodForNothing')} />
        <Checkbox {...tick('fetchable')} error={faults.includes('goodForNothing')} />
        <Checkbox {...tick('offered')} />
      </Group>
      <Textarea
        {...text('papers')}
        autosize
        minRows={4}
        maxRows={16}
        error={faults.includes('papers') || faults.includes('depositWithoutPapers')}
      />
    </Stack>
  );
}
