import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/texts/index.js';
import { textField } from '../components/fields.js';
import { useCatalogue } from '../components/use-catalogue.js';
import { officeKindOf, roles, type AccountFault, type RolesDraft } from './account-draft.js';

interface Props {
  readonly draft: RolesDraft;
  readonly faults: readonly AccountFault[];
  readonly onChange: (part: Partial<RolesDraft>) => void;
}

/** What somebody works as; for some roles also where. */
export function RolesFields({ draft, faults, onChange }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  const kind = officeKindOf(draft.roles);
  const offices = (catalogue?.departments ?? []).filter((office) => office.kind === kind);
  return (
    <>
      <Checkbox.Group
        label={t('accounts.column.roles')}
        value={[...draft.roles]}
        onChange={(chosen) => {
          onChange({ roles: roles.filter((role) => chosen.includes(role)), departmentCode: '' });
        }}
      >
        <Stack gap="xs" mt="xs">
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`accounts.role.${role}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {kind !== undefined && (
        <NativeSelect
          label={t(`accounts.new.office.${kind}`)}
          error={faults.includes('departmentCode')}
          data={[
            { value: '', label: t('accounts.new.choose') },
            ...offices.map(({ code, name }) => ({ value: code, label: name[language] })),
          ]}
          {...textField(draft.departmentCode, (departmentCode) => {
            onChange({ departmentCode });
          })}
        />
      )}
    </>
  );
}
