import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export type FontWeight = 'regular' | 'bold';

export type FontFiles = Readonly<Record<FontWeight, Buffer>>;

const files = {
  regular: '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  bold: '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf',
} as const satisfies Record<FontWeight, string>;

let loading: Promise<FontFiles> | undefined;

async function read(): Promise<FontFiles> {
  const { resolve } = createRequire(import.meta.url);
  const [regular, bold] = await Promise.all([
    readFile(resolve(files.regular)),
    readFile(resolve(files.bold)),
  ]);
  return { regular, bold };
}

/** The fonts embedded in every paper; read from the disk once. The standard PDF fonts know no Vietnamese. */
export function loadFonts(): Promise<FontFiles> {
  loading ??= read();
  return loading;
}
