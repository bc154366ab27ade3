import { Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { NotHere } from '../../layout/NotHere.js';
import { ProcedureForm } from './ProcedureForm.js';

/** Changes one procedure of the catalogue. */
export function EditProcedure() {
  const { code } = useParams();
  const catalogue = useCatalogue();
  return (
    <Loaded query={catalogue}>
      {(data) => {
        const procedure = data.procedures.find((candidate) => candidate.code === code);
        if (procedure === undefined) return <NotHere />;
        return (
          <Stack gap="lg">
            <ProcedureForm catalogue={data} procedure={procedure} />
          </Stack>
        );
      }}
    </Loaded>
  );
}
