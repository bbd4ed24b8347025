import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { parseXml } from '../inkml/parse-xml.ts';
import type { XmlElement } from '../inkml/xml-element.ts';
import { extensionOf } from '../path.ts';
import type { SourceFiles } from './source-reader.ts';

/**
 * The XML files of a source whose root has this name, one after the other. Those that cannot be read are added to
 * `quarantined`; other XML is declined.
 */
export async function* xmlRoots(
  files: SourceFiles,
  rootName: string,
  quarantined: QuarantinedSource[],
): AsyncGenerator<{ readonly path: string; readonly root: XmlElement }> {
  for (const path of files.paths.filter((name) => extensionOf(name) === 'xml')) {
    const decoded = await files.text(path);
    if (decoded.kind === 'undecodable') {
      quarantined.push({ source: path, reason: decoded.reason });
      continue;
    }
    const xml = parseXml({ path, text: decoded.text });
    if (xml.kind === 'refused') quarantined.push({ source: path, reason: xml.reason });
    else if (xml.root.name === rootName) yield { path, root: xml.root };
    else files.decline(path);
  }
}
