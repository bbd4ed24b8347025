import type { start as english } from '../en/start.ts';
import type { Translation } from '../translation.ts';

export const start: Translation<typeof english> = {
  preparing:
    '이전 버전의 Quotient에서 사용하던 프로젝트입니다. 이 버전에 맞게 한 번만 준비합니다. 내용은 그대로 유지됩니다.',
  tagline: '수식 이미지를 수학 OCR 학습 데이터로.',
  newProject: '새 프로젝트',
  newProjectHint: '‘수학 OCR’ 템플릿으로 시작합니다. 학교 수학용 분류 기준과 분류, 기호 클래스가 들어 있습니다.',
  openProject: '프로젝트 열기…',
  openTitle: '프로젝트 열기',
  openAction: '프로젝트 열기',
  sample: '예제 프로젝트',
  sampleHint: '여러 상태의 인쇄 수식 약 70개로 모든 화면을 미리 볼 수 있습니다.',
  sampleMake: '예제 프로젝트 만들기',
  recent: '최근 프로젝트',
  recentEmpty: '열었던 프로젝트가 여기에 표시됩니다.',
  recentMissing: '폴더를 찾을 수 없음',
  projectName: '프로젝트 이름',
  projectNamePlaceholder: '초등 연산 2026',
  folderName: '폴더 이름',
  parentFolder: '저장 위치',
  pickParent: '프로젝트 폴더를 만들 위치 선택',
  yourName: '내 이름',
  yourNameHint: '프로젝트에서 하는 모든 작업에 이 이름이 남습니다. 처음에는 관리자로 시작합니다.',
  create: '프로젝트 만들기',
  whoTitle: '누구신가요?',
  whoHint: '‘{{project}}’에서 하는 모든 작업이 이 이름으로 기록됩니다.',
  whoNew: '새 관리자로 시작',
  whoStart: '시작',
  whoMissing: '목록에 없다면 관리자에게 추가를 요청하거나, 관리자로 들어가 ‘구성원’에서 자신을 추가하세요.',
  signInTitle: '초대가 필요합니다',
  signInSentence:
    'Quotient를 시작할 때 출력된 전체 주소나 프로젝트 관리자가 준 초대 링크로 접속하세요. 링크는 한 번만 쓸 수 있으니, 이미 사용했다면 새 링크를 요청하세요.',
  noProjectTitle: '열린 프로젝트가 없습니다',
  noProjectSentence: '지금은 이 컴퓨터에서 열어 둔 프로젝트가 없습니다. 프로젝트가 열리면 화면이 자동으로 이어집니다.',
  back: '뒤로',
};
