import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonLine, jsonText } from './json-lines.ts';

const bbox = fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 4 });
/** Texts that look like boxes, among others. */
const text = fc.oneof(fc.string(), fc.constantFrom('"bbox":[1,2]', '\\"bbox":[3]', '"bbox":[4]\\', 'bbox'));

it('says the same, in one line', () => {
  fc.assert(
    fc.property(
      fc.record({ bbox, objects: fc.record({ bbox: fc.array(bbox), label: fc.array(text) }), text }),
      (record) => {
        const line = jsonLine(record);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        // JSON has no minus zero.
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(record)));
      },
    ),
  );
});

it('writes the numbers of boxes with a decimal point, and no other', () => {
  expect(jsonText({ id: 3, bbox: [1, 20.5, -3, 0], objects: { bbox: [[7, 0.25]], category: [4] } })).toBe(
    '{"id":3,"bbox":[1.0,20.5,-3.0,0.0],"objects":{"bbox":[[7.0,0.25]],"category":[4]}}',
  );
});
