/** How a source repeats a locked test set, by the code of the reason. */
const heldOut = {
  'test-repeat-source':
    '{{source}}: {{split}}의 잠긴 시험 세트에 있는 페이지 {{page}}입니다. 세트는 잠근 그대로 남습니다.',
  'test-repeat-removed':
    '{{source}}: 여기서 제거했지만 {{split}}의 잠긴 시험 세트에 남아 있는 {{page}}와(과) 같은 파일이라서 학습에도 검증에도 들어갈 수 없습니다.',
  'test-repeat-duplicate':
    '{{source}}: {{split}}의 잠긴 시험 세트에 있는 {{page}}와(과) 거의 같은 이미지라서 학습에도 검증에도 들어갈 수 없습니다.',
  'test-repeat-ink':
    '{{source}}: 여백이 다르거나 조금 기울었을 뿐 잉크가 {{split}}의 잠긴 시험 세트에 있는 {{page}}와(과) 같아서 학습에도 검증에도 들어갈 수 없습니다.',
  'test-repeat-turned':
    '{{source}}: 이미지를 시계 방향으로 {{degrees}}° 돌리면 {{split}}의 잠긴 시험 세트에 있는 {{page}}와(과) 거의 같아서 학습에도 검증에도 들어갈 수 없습니다.',
  'test-repeat-negative':
    '{{source}}: 이미지의 명암을 뒤집으면 {{split}}의 잠긴 시험 세트에 있는 {{page}}와(과) 거의 같아서 학습에도 검증에도 들어갈 수 없습니다.',
  'test-repeat-turned-negative':
    '{{source}}: 이미지를 시계 방향으로 {{degrees}}° 돌리고 명암을 뒤집으면 {{split}}의 잠긴 시험 세트에 있는 {{page}}와(과) 거의 같아서 학습에도 검증에도 들어갈 수 없습니다.',
  'test-repeat-writer':
    '{{source}}: 필기자 {{writer}}이(가) {{split}}의 잠긴 시험 세트에 있어 학습에도 검증에도 들어갈 수 없습니다.',
  'test-repeat-batch':
    '{{source}}: 필기자를 알 수 없고 가져오기 {{batch}}의 페이지가 {{split}}의 잠긴 시험 세트에 있어 학습에도 검증에도 들어갈 수 없습니다.',
};

const refused =
  '겹치는 것을 거부하는 가져오기라서 넣지 않습니다. 학습과 검증에서 제외한 채 프로젝트에 두려면 ‘제외해 두기’로 가져오세요.';

/** The same of what comes in and of what an import refuses for it. */
export const testRepeatReasons: Readonly<Record<string, string>> = {
  ...heldOut,
  ...Object.fromEntries(Object.entries(heldOut).map(([code, text]) => [`${code}-refused`, `${text} ${refused}`])),
};
