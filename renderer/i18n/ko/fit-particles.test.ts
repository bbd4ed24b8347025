import { describe, expect, it } from 'vitest';
import { startI18n } from '../i18n.ts';
import { fitParticles } from './fit-particles.ts';

describe('particles', () => {
  it.each([
    ['수식을(를) 열기', '수식을 열기'],
    ['페이지을(를) 열기', '페이지를 열기'],
    ['‘First’(으)로 고정', '‘First’로 고정'],
    ['‘서울’(으)로', '‘서울’로'],
    ['‘대전’(으)로', '‘대전’으로'],
    ['김민아이(가) 최하늘은(는) 강도윤와(과)', '김민아가 최하늘은 강도윤과'],
    ['3은(는) 2은(는) 7(으)로 10(으)로 100 %(으)로', '3은 2는 7로 10으로 100 %로'],
    ['CSV을(를) XML을(를) PDF은(는) KRW은(는)', 'CSV를 XML을 PDF는 KRW는'],
    ['x이(가) n이(가) \\alpha(이)라고 page.html을(를)', 'x가 n이 \\alpha라고 page.html을'],
    ['Workbook을(를) Line(으)로 Test(으)로', 'Workbook을 Line으로 Test로'],
    ['“\\frac{1}{2}”이(가)', '“\\frac{1}{2}”가'],
    ['+이(가)', '+이(가)'],
  ])('%s', (text, fitted) => expect(fitParticles(text)).toBe(fitted));

  it('are fitted in every sentence that is filled', () => {
    const t = startI18n('ko').getFixedT('ko', 'releases');
    expect(t('frozen', { name: 'First' })).toBe('‘First’로 고정했습니다');
  });
});
