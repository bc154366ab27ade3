import { type DepositSlipValues } from '../deposit-slip/index.js';
import { type HandedOverDossier, type HandOverSheetValues } from '../hand-over-sheet/index.js';
import { regulationInForce } from '../regulation.js';
import { type RunManifestItem, type RunManifestValues } from '../run-manifest/index.js';

/** The longest names in the national catalogue run to several lines; this one carries stacked marks throughout. */
export const longProcedureName =
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển đổi, ' +
  'chuyển nhượng, cho thuê, cho thuê lại, thừa kế, tặng cho, góp vốn bằng quyền sử dụng đất, quyền sở hữu tài sản ' +
  'gắn liền với đất; chuyển quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất của vợ hoặc chồng thành của ' +
  'chung vợ và chồng; tăng thêm diện tích do nhận chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất đã có Giấy ' +
  'chứng nhận; sửa chữa những điểm đã ghi bằng chữ viết tay hoặc ký hiệu khó đọc';

const common = {
  site: {
    name: 'Bộ phận Một cửa phường Bến Thành',
    authority: 'Ủy ban nhân dân phường Bến Thành',
  },
  timeZone: 'Asia/Ho_Chi_Minh',
  createdAt: new Date('2026-08-18T01:55:07Z'),
  regulation: regulationInForce,
};

export function depositSlipValues(changes: Partial<DepositSlipValues> = {}): DepositSlipValues {
  return {
    ...common,
    depositNumber: 'G-260817-0042',
    procedureName: 'Đăng ký khai sinh có yếu tố nước ngoài',
    depositedAt: new Date('2026-08-17T13:05:00Z'),
    desk: {
      name: 'Quầy số 3, Bộ phận Một cửa phường Bến Thành',
      hours: {
        vi: 'Thứ Hai đến thứ Sáu: 7:30–11:30 và 13:00–17:00',
        en: 'Monday to Friday: 7:30–11:30 and 13:00–17:00',
      },
      phone: '028 3822 1234',
    },
    statusPageUrl: 'https://motcua247.benthanh.example/d/q8Zt3mVh0K2sW7xYbN4cRw',
    ...changes,
  };
}

export function manifestItem(index: number, changes: Partial<RunManifestItem> = {}): RunManifestItem {
  const number = String(index).padStart(4, '0');
  return {
    trayLabel: `A${String(index).padStart(2, '0')}`,
    depositNumber: `G-260817-${number}`,
    officialCode: `000.00.00.H29-260818-${number}`,
    procedureName: 'Đăng ký khai sinh',
    resolved: true,
    result: 'Tiếp nhận, chuyển Phòng Tư pháp',
    reason: undefined,
    ...changes,
  };
}

export function runManifestValues(changes: Partial<RunManifestValues> = {}): RunManifestValues {
  return {
    ...common,
    scheduledAt: new Date('2026-08-18T01:00:00Z'),
    openedAt: new Date('2026-08-18T01:02:00Z'),
    officerName: 'Nguyễn Thị Ánh Tuyết',
    closing: {
      signature: {
        signedAt: new Date('2026-11-23T01:47:09.000Z'),
        publicKey: 'GhA5yIRSZG1-1yTJHhpFvWOTaOaNKM3Vl9tJpbxcNu4',
        signature: 'bF3cZ1l0QIX2g2n1qYBZbEUH9dHjT9B8KtR0iIVjK7mP4oQ3wL6sNf5xVyA1uEJcMhGzDqT2rWkX8vOeYbPaCg',
      },
      closedAt: new Date('2026-08-18T01:54:00Z'),
      overBrokenLedger: false,
      recordFits: true,
      ledgerSequence: 18_342,
      ledgerHash: '9f2c41d07be85a63f1240c9ed7a8b3560e4f92d18c7b6a5530f1e2d4c3b2a190',
    },
    lists: {
      collect: [
        manifestItem(1),
        manifestItem(2, { procedureName: longProcedureName }),
        manifestItem(3, {
          result: 'Yêu cầu bổ sung',
          reason: 'Thiếu bản sao Giấy chứng nhận kết hôn; tờ khai chưa ký.',
        }),
      ],
      return: [manifestItem(11, { result: 'Chuyển về quầy' })],
      inspect: [
        manifestItem(21, {
          depositNumber: undefined,
          officialCode: undefined,
          procedureName: undefined,
          resolved: false,
          result: 'Khóa kẹt, không mở được',
          reason: 'Đã báo kỹ thuật, hẹn 14:00 cùng ngày.',
        }),
      ],
      load: [],
    },
    otherOpenings: [
      {
        trayLabel: 'B17',
        openedAt: new Date('2026-08-18T01:20:00Z'),
        openerName: 'Nguyễn Thị Ánh Tuyết',
        depositNumber: undefined,
        officialCode: undefined,
        purpose: 'Kiểm tra khay',
        result: 'Khay trống',
      },
    ],
    ...changes,
  };
}

export function handedOverDossier(
  index: number,
  changes: Partial<HandedOverDossier> = {},
): HandedOverDossier {
  const number = String(index).padStart(4, '0');
  return {
    depositNumber: `G-260817-${number}`,
    officialCode: `000.00.00.H29-260818-${number}`,
    procedureName: 'Đăng ký khai sinh',
    holderName: 'Trần Lệ Quyên',
    papers: ['Tờ khai đăng ký khai sinh (1 bản chính)', 'Giấy chứng sinh (1 bản chính)'],
    ...changes,
  };
}

export function handOverSheetValues(changes: Partial<HandOverSheetValues> = {}): HandOverSheetValues {
  return {
    ...common,
    departmentName: 'Phòng Tư pháp',
    runScheduledAt: new Date('2026-08-18T01:00:00Z'),
    giverName: 'Nguyễn Thị Ánh Tuyết',
    takerName: undefined,
    dossiers: [
      handedOverDossier(1),
      handedOverDossier(2, { procedureName: longProcedureName }),
      handedOverDossier(3, { depositNumber: undefined, holderName: undefined, papers: [] }),
    ],
    ...changes,
  };
}
