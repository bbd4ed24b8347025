import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A system that packages are made for. */
export type TargetSystem = 'linux' | 'mac' | 'win';

/** Marks the fuses in Electron's program: https://www.electronjs.org/docs/latest/tutorial/fuses#editing-the-fuses-manually */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Nine fuses of the first version as Electron comes: `0` off, `1` on. */
const fusesAsTheyCome = '101000011';

const fuses = Buffer.concat([
  Buffer.from(sentinel),
  Buffer.from([1, fusesAsTheyCome.length]),
  Buffer.from(fusesAsTheyCome),
]);

/** A folder that is to the packager what an unpacked Electron is: a program with fuses, and files beside it. */
export async function writeStandInDistribution(folder: string, system: TargetSystem, version: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'version'), version);
  await writeFile(join(folder, 'LICENSE'), '');
  if (system === 'mac') await writeApple(join(folder, 'Electron.app', 'Contents'));
  else await writeProgram(folder, system);
}

async function writeProgram(folder: string, system: 'linux' | 'win'): Promise<void> {
  const program = system === 'linux' ? Buffer.from('no program\n') : await anyWindowsProgram();
  const path = join(folder, system === 'linux' ? 'electron' : 'electron.exe');
  await writeFile(path, Buffer.concat([program, fuses]), { mode: 0o755 });
  await mkdir(join(folder, 'resources'));
  for (const language of ['de', 'en-US', 'ko']) await put(join(folder, 'locales', `${language}.pak`));
}

/** The packager edits the version and the icon of a Windows program: one that it brings along itself will do. */
async function anyWindowsProgram(): Promise<Buffer> {
  const folder = dirname(createRequire(import.meta.url).resolve('electron-winstaller/package.json'));
  return await readFile(join(folder, 'vendor', '7z-x64.exe'));
}

const propertyList = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleName</key><string>Electron</string></dict></plist>
`;

async function writeApple(contents: string): Promise<void> {
  const frameworks = join(contents, 'Frameworks');
  const helper = join(frameworks, 'Electron Helper.app', 'Contents');
  const framework = join(frameworks, 'Electron Framework.framework');
  await put(join(contents, 'Info.plist'), propertyList);
  await put(join(contents, 'MacOS', 'Electron'));
  await put(join(contents, 'Resources', 'en.lproj', 'locale.pak'));
  await put(join(helper, 'Info.plist'), propertyList);
  await put(join(helper, 'MacOS', 'Electron Helper'));
  await put(join(framework, 'Electron Framework'), fuses);
  await put(join(framework, 'Versions', 'A', 'Resources', 'en.lproj', 'locale.pak'));
}

async function put(path: string, content: string | Buffer = ''): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
