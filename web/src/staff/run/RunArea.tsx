import { Route, Routes } from 'react-router';
import { NotHere } from '../layout/NotHere.js';
import { RunClose } from './RunClose.js';
import { RunEntry } from './RunEntry.js';
import { RunPapers } from './RunPapers.js';

/** `/run`: the open run, or how to begin one; `/run/close`; `/run/<id>`: a run with its papers. */
export function RunArea() {
  return (
    <Routes>
      <Route index element={<RunEntry />} />
      <Route path="close" element={<RunClose />} />
      <Route path=":id" element={<RunPapers />} />
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}
