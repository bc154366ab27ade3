import type { RunListName } from './run-manifest.values.js';

/** Of an item of a run, what decides how the manifest words its result. */
export interface ItemOnPaper {
  readonly result: 'pending' | 'done' | 'gone' | 'unresolved';
  /** How the dossier stood; null for a tray without one. */
  readonly state: string | null;
  readonly departmentName: string | null;
}

const left: Readonly<Record<RunListName, string>> = {
  collect: 'Chưa thu',
  return: 'Còn trong khay',
  inspect: 'Chưa kiểm tra xong',
  load: 'Chưa đặt vào khay',
};

const gone: Readonly<Record<RunListName, string>> = {
  collect: 'Không còn trong khay',
  return: 'Công dân đã nhận',
  inspect: 'Không còn phải kiểm tra',
  load: 'Đã rút hồ sơ',
};

/** What came of an item, in Vietnamese. */
export function resultText(list: RunListName, { result, state, departmentName }: ItemOnPaper): string {
  switch (result) {
    case 'pending':
    case 'unresolved':
      return list === 'collect' && state === 'collected' ? 'Đã thu, chưa phân loại' : left[list];
    case 'gone':
      return state === 'lost' ? 'Đã báo mất giấy tờ' : gone[list];
    case 'done':
      break;
  }
  switch (list) {
    case 'collect':
      return collected(state, departmentName);
    case 'return':
      return state === 'withdrawn' ? 'Đã rút hồ sơ, lấy khỏi khay' : 'Thu lại, chuyển về quầy';
    case 'inspect':
      return 'Đã kiểm tra';
    case 'load':
      return loaded(state);
  }
}

function collected(state: string | null, departmentName: string | null): string {
  switch (state) {
    case 'supplement_needed':
      return 'Yêu cầu bổ sung';
    case 'withdrawn':
      return 'Đã thu, đã rút hồ sơ';
    case 'loaded':
    case 'overdue':
      return 'Yêu cầu bổ sung, đặt lại vào khay';
    case 'returned_to_desk':
    case 'handed_over':
      return 'Yêu cầu bổ sung, chuyển về quầy';
    default:
      return departmentName === null ? 'Đã thu' : `Tiếp nhận, chuyển ${departmentName}`;
  }
}

function loaded(state: string | null): string {
  switch (state) {
    case 'picked_up':
      return 'Đã đặt vào khay, công dân đã nhận';
    case 'returned_to_desk':
    case 'handed_over':
      return 'Chuyển về quầy';
    default:
      return 'Đã đặt vào khay';
  }
}
