import { Loaded } from '../components/Loaded.js';
import { RunStart } from './RunStart.js';
import { RunWork } from './RunWork.js';
import { useOpenRun } from './use-run.js';

export function RunEntry() {
  const query = useOpenRun();
  return <Loaded query={query}>{(run) => (run ? <RunWork run={run} /> : <RunStart />)}</Loaded>;
}
