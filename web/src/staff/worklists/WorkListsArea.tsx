import { Route, Routes } from 'react-router';
import { WorkLists } from './WorkLists.js';

export function WorkListsArea() {
  return (
    <Routes>
      <Route path=":list?" element={<WorkLists />} />
    </Routes>
  );
}
