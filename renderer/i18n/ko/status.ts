import type { status as english } from '../en/status.ts';
import type { Translation } from '../translation.ts';

export const status: Translation<typeof english> = {
  absent: '없음',
  returned: '반려',
  drafted: '작성 중',
  submitted: '제출',
  accepted: '승인',
  unusable: '사용 불가',
  regions: '수식 영역',
  symbols: '기호',
  layout: '배치',
  latex: 'LaTeX',
  layersAsked: '요구하는 레이어',
  layerInState: '{{layer}}: {{state}}',
  annotator: '작업자',
  reviewer: '검수자',
  lead: '관리자',
  extractor: '추출 모델',
  detector: '검출 모델',
  recognizer: '인식 모델',
  aligner: '정렬 모델',
  converter: '변환 모델',
  train: '학습',
  validation: '검증',
  test: '시험',
};
