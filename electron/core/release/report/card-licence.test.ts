import { expect, it } from 'vitest';
import { cardLicence } from './card-licence.ts';

it.each([
  [['CC-BY-4.0'], ['license: cc-by-4.0']],
  [['GPL-3.0-or-later'], ['license: gpl-3.0']],
  [['ODbL-1.0'], ['license: odbl']],
  [['MIT-0'], ['license: other', 'license_name: "mit-0"']],
  [[null], ['license: unknown']],
  [[], ['license: unknown']],
  [['Textbook (school use only), v1.2'], ['license: other', 'license_name: "textbook-school-use-only-v1.2"']],
  [['Proprietary'], ['license: other', 'license_name: "proprietary"']],
  [['Licence: "à nous"\n---'], ['license: other', 'license_name: "licence-a-nous"']],
  [['공공누리 제1유형'], ['license: other', 'license_name: "custom"']],
  [['***'], ['license: other', 'license_name: "custom"']],
  [
    ['CC-BY-4.0', 'MIT', null],
    ['license: other', 'license_name: "cc-by-4.0-and-mit-and-unknown"'],
  ],
])('the licences %j are given to Hugging Face as %j', (licences, lines) => {
  expect(cardLicence(licences)).toEqual(lines);
});
