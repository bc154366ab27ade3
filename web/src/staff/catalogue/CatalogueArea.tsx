import { Route, Routes } from 'react-router';
import { NotHere } from '../layout/NotHere.js';
import { May } from '../session/May.js';
import { CatalogueList } from './CatalogueList.js';
import { EditProcedure } from './edit/EditProcedure.js';
import { ImportCatalogue } from './import/ImportCatalogue.js';

export function CatalogueArea() {
  return (
    <Routes>
      <Route index element={<CatalogueList />} />
      <Route
        path="import"
        element={
          <May action="catalogue.change">
            <ImportCatalogue />
          </May>
        }
      />
      <Route
        path=":code"
        element={
          <May action="catalogue.change">
            <EditProcedure />
          </May>
        }
      />
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}
