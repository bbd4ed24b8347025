import { expect, it } from 'vitest';
import {
  besideLatex,
  enteredOrData,
  moreLabels,
  moreTexts,
  notLatex,
  relationBothWays,
  relationWithoutEnd,
  relationWithoutType,
  textsWithoutBox,
  withoutPlace,
  withRegion,
} from '#shared/formats/label-studio/left-out.ts';
import { describeReason } from '../describe-error.ts';
import { formatReasons } from './format-reasons.ts';

const at = { file: 'a.json', place: 'task 1' };
const choice = { type: 'choices', from_name: 'kind' };

it.each([
  [
    withoutPlace(at, choice),
    '“kind”에 적은 것(choices)은 수식 데이터셋에 담을 자리가 없어 뺐습니다. 필요하면 분류나 메모로 적으세요.',
  ],
  [
    withRegion(at, choice),
    '“kind”에 적은 것을 그 영역과 함께 뺐습니다. 까닭과 할 일은 이 영역에 대한 다른 줄에 있습니다.',
  ],
  [
    besideLatex(at, 'note', 'formula'),
    '“formula”를 수식의 LaTeX로 읽어 텍스트 영역 “note”는 뺐습니다. 이것이 LaTeX이면 파일에서 이 이름만 latex로 하고 다시 가져오세요.',
  ],
  [
    moreTexts(at, 'latex', 3),
    '“latex”에 글이 3개 있어 첫째만 수식의 LaTeX로 읽고 나머지는 뺐습니다. 모두 필요하면 한 글로 합쳐 다시 가져오세요.',
  ],
  [
    notLatex(at, choice),
    '이름이 LaTeX를 뜻하지 않아(latex, formula, 수식 등이 아닙니다) “kind”에 적은 것을 뺐습니다. LaTeX이면 파일에서 이름을 latex로 바꾸어 다시 가져오세요.',
  ],
  [
    textsWithoutBox(at, 'text', 2, 3),
    '“text”의 글 2개가 상자 3개 중 어느 것에 있는지 알 수 없어 뺐습니다. JSON-MIN 대신 JSON으로 내보내 다시 가져오세요.',
  ],
  [
    enteredOrData(at, 'kind'),
    '“kind”가 입력한 것인지 작업의 데이터인지 알 수 없어 뺐습니다. JSON-MIN 대신 JSON으로 내보내 다시 가져오세요.',
  ],
  [moreLabels(at, 'x', ['y', 'z']), '레이블이 여럿이라 “x”만 읽고 나머지(“y”, “z”)는 뺐습니다.'],
  [
    relationWithoutType(at, 'a', 'b'),
    '“a”, “b” 사이의 관계에 종류(Right, Sup, Sub 등)인 레이블이 없어 뺐습니다. 레이블을 달고 내보내 다시 가져오세요.',
  ],
  [relationWithoutEnd(at, 'Sup', 'a'), '가져온 상자 가운데 관계 Sup의 끝 “a”가 없어 그 관계를 뺐습니다.'],
  [
    relationBothWays(at, 'Sup', 'a', 'b'),
    '“a”, “b” 사이의 관계 Sup의 방향이 양쪽이라 뺐습니다. 부모에서 자식으로 향하게 고치고 내보내 다시 가져오세요.',
  ],
])('%o is said in Korean with what it names', (reason, korean) => {
  const said = describeReason(
    reason,
    (_, code) => formatReasons[code] ?? null,
    () => '작업 1',
  );
  expect(said).toBe(`a.json 작업 1: ${korean}`);
});
